/** Which paths are in scope: rules in gitignore syntax, from the settings and from ignore files. */
@NullMarked
package dev.caravan.local.filter;

import org.jspecify.annotations.NullMarked;
