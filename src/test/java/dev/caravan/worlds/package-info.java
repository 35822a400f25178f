/** Whole worlds: a real folder, a simulated 115 and the program between them, in one process. */
@NullMarked
package dev.caravan.worlds;

import org.jspecify.annotations.NullMarked;
