/** Where replaced and removed files wait until they are purged. */
@NullMarked
package dev.caravan.local.trash;

import org.jspecify.annotations.NullMarked;
