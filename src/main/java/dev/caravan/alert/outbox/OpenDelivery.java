package dev.caravan.alert.outbox;

import dev.caravan.alert.Alert;
import java.time.Instant;

/**
 * An alert that a channel does not have, yet or for good.
 *
 * @param lastError why the last attempt failed; empty before the first
 */
public record OpenDelivery(
        Alert alert, String channel, State state, int attempts, Instant next, String lastError) {

    /** How it stands. */
    public enum State {
        /** Will be tried. */
        WAITING,
        /** The channel said no; will be tried, but rarely. */
        REFUSED,
        /** Was tried for seven days; is not tried any more. */
        GIVEN_UP
    }
}
