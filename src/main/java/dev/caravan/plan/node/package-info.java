/** Nodes, and what a side shows of each. */
@NullMarked
package dev.caravan.plan.node;

import org.jspecify.annotations.NullMarked;
