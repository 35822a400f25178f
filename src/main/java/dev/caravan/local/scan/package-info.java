/** Looks at a folder beside the base, and says what differs. */
@NullMarked
package dev.caravan.local.scan;

import org.jspecify.annotations.NullMarked;
