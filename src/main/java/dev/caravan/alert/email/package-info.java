/** Alerts as e-mail. */
@NullMarked
package dev.caravan.alert.email;

import org.jspecify.annotations.NullMarked;
