/** Comparing what both sides really hold with what they last agreed on. */
@NullMarked
package dev.caravan.audit;

import org.jspecify.annotations.NullMarked;
