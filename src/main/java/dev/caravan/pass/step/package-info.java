/** A plan on its way through the routes, operation by operation. */
@NullMarked
package dev.caravan.pass.step;

import org.jspecify.annotations.NullMarked;
