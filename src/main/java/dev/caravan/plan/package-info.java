/**
 * The pure core: from what both sides and the base show it decides what a pass would do. JDK only;
 * no I/O, no clock, no chance.
 */
@NullMarked
package dev.caravan.plan;

import org.jspecify.annotations.NullMarked;
