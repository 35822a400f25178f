/** Which names either side can hold, and the names Caravan gives itself. */
@NullMarked
package dev.caravan.plan.name;

import org.jspecify.annotations.NullMarked;
