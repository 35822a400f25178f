/** A listing of 115, staged in the database and compared with the base there. */
@NullMarked
package dev.caravan.state.remote;

import org.jspecify.annotations.NullMarked;
