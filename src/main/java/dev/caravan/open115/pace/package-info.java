/** How fast and how often an account may be called, remembered across processes. */
@NullMarked
package dev.caravan.open115.pace;

import org.jspecify.annotations.NullMarked;
