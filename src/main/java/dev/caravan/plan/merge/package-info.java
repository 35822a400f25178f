/** Where every node shall stand on both sides, and with whose content. */
@NullMarked
package dev.caravan.plan.merge;

import org.jspecify.annotations.NullMarked;
