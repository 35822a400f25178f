/** The port to a cloud drive: what Caravan asks of 115, and how it answers. */
@NullMarked
package dev.caravan.drive;

import org.jspecify.annotations.NullMarked;
