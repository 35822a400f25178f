/** A stand-in of the 115 Open Platform on one loopback port, for trying things on. */
@NullMarked
package dev.caravan.simulator;

import org.jspecify.annotations.NullMarked;
