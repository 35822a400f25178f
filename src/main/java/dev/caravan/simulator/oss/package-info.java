/** The object storage that takes the bytes of an upload. */
@NullMarked
package dev.caravan.simulator.oss;

import org.jspecify.annotations.NullMarked;
