/** Finding out what is wrong with a machine, its network or the state, before it hurts. */
@NullMarked
package dev.caravan.doctor;

import org.jspecify.annotations.NullMarked;
