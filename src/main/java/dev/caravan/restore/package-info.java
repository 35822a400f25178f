/** Bringing files back from 115 into any folder, also as they were, also without any state. */
@NullMarked
package dev.caravan.restore;

import org.jspecify.annotations.NullMarked;
