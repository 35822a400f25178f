/** What every part of the simulator stands on: its time, its switches, its records on disk. */
@NullMarked
package dev.caravan.simulator.world;

import org.jspecify.annotations.NullMarked;
