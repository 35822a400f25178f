/** The download links and the servers behind them. */
@NullMarked
package dev.caravan.simulator.cdn;

import org.jspecify.annotations.NullMarked;
