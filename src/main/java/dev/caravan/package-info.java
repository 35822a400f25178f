/** Caravan: the composition root, where settings become routes, beans and a running daemon. */
@NullMarked
package dev.caravan;

import org.jspecify.annotations.NullMarked;
