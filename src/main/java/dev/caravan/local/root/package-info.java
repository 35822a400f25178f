/** Whether a job's folder is still the one it was. */
@NullMarked
package dev.caravan.local.root;

import org.jspecify.annotations.NullMarked;
