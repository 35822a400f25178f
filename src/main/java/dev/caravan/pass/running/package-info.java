/** A pass under way, with all that it has seen, counted and suffered so far. */
@NullMarked
package dev.caravan.pass.running;

import org.jspecify.annotations.NullMarked;
