/** Events of the file system, gathered into what has to be looked at. */
@NullMarked
package dev.caravan.local.watch;

import org.jspecify.annotations.NullMarked;
