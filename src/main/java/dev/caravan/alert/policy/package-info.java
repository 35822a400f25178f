/** When a person is told: once per cause, again while it lasts, and once when it is over. */
@NullMarked
package dev.caravan.alert.policy;

import org.jspecify.annotations.NullMarked;
