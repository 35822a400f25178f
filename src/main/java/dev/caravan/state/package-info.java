/** What Caravan remembers: one SQLite database in the state directory, and the locks beside it. */
@NullMarked
package dev.caravan.state;

import org.jspecify.annotations.NullMarked;
