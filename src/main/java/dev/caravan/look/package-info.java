/** What a look at one side found to differ from the base. JDK only. */
@NullMarked
package dev.caravan.look;

import org.jspecify.annotations.NullMarked;
