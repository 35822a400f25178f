/** The looks of a pass at both sides: what is seen, how much of it, and how sure it is. */
@NullMarked
package dev.caravan.pass.scan;

import org.jspecify.annotations.NullMarked;
