/** The files and texts of the page for people. */
@NullMarked
package dev.caravan.web.page;

import org.jspecify.annotations.NullMarked;
