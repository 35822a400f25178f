/** How much may be deleted or overwritten without a person's word. */
@NullMarked
package dev.caravan.plan.guard;

import org.jspecify.annotations.NullMarked;
