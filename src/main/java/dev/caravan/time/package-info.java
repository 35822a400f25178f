/** Waiting, as far as several parts need it. JDK only. */
@NullMarked
package dev.caravan.time;

import org.jspecify.annotations.NullMarked;
