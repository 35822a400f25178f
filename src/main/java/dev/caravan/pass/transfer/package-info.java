/** How the files of a plan travel: which may start, in what order, and when they have to stop. */
@NullMarked
package dev.caravan.pass.transfer;

import org.jspecify.annotations.NullMarked;
