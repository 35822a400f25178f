/** Tests of the state database, on real files. */
@NullMarked
package dev.caravan.state;

import org.jspecify.annotations.NullMarked;
