/** What no log and no message may show. JDK only. */
@NullMarked
package dev.caravan.secret;

import org.jspecify.annotations.NullMarked;
