/** What a pass does in the local folder, its temporary files among it. */
@NullMarked
package dev.caravan.pass.local;

import org.jspecify.annotations.NullMarked;
