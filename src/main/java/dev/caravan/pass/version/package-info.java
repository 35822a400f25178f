/** Replaced versions on 115: how long they are kept, and when they may go. */
@NullMarked
package dev.caravan.pass.version;

import org.jspecify.annotations.NullMarked;
