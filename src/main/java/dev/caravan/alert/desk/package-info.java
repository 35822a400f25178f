/** Where the program says what is open, and from where alerts leave. */
@NullMarked
package dev.caravan.alert.desk;

import org.jspecify.annotations.NullMarked;
