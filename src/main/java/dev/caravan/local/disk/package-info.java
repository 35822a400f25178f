/** The disk as it is: what stands where, reading without following links, hashes, names. */
@NullMarked
package dev.caravan.local.disk;

import org.jspecify.annotations.NullMarked;
