/** What a person is told: alerts, where they go, and what came of sending them. */
@NullMarked
package dev.caravan.alert;

import org.jspecify.annotations.NullMarked;
