/**
 * The client of the 115 Open Platform: one class per endpoint, one caller that owns the envelope.
 */
@NullMarked
package dev.caravan.open115.client;

import org.jspecify.annotations.NullMarked;
