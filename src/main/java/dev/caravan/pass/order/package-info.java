/**
 * When passes begin and when they have to end: orders, what triggered them, and the signal to stop.
 */
@NullMarked
package dev.caravan.pass.order;

import org.jspecify.annotations.NullMarked;
