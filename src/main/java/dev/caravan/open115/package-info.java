/** The Camel component {@code open115}: a route's way to the 115 cloud drive. */
@NullMarked
package dev.caravan.open115;

import org.jspecify.annotations.NullMarked;
