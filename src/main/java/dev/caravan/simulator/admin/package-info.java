/** The handles by which a person or a test moves the simulated world. */
@NullMarked
package dev.caravan.simulator.admin;

import org.jspecify.annotations.NullMarked;
