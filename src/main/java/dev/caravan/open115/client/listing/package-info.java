/** Listings of 115: pages that prove themselves, and whole trees in few calls. */
@NullMarked
package dev.caravan.open115.client.listing;

import org.jspecify.annotations.NullMarked;
