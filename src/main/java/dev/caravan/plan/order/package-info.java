/** The operations that bring a merged world about, in an order that loses nothing. */
@NullMarked
package dev.caravan.plan.order;

import org.jspecify.annotations.NullMarked;
