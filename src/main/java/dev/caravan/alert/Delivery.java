package dev.caravan.alert;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of one attempt to deliver an alert. A reason never holds a secret or a query string.
 */
public sealed interface Delivery {

    /** The channel said that it has it. */
    record Delivered() implements Delivery {
        @Override
        public String reason() {
            return "";
        }
    }

    /**
     * Not now: the network, the server or its rate limit stands in the way.
     *
     * @param after how long the channel asks us to wait, where it does
     */
    record Retry(String reason, Optional<Duration> after) implements Delivery {}

    /** The channel does not accept this alert, or not from us; a person should look at it. */
    record Refused(String reason) implements Delivery {}

    static Delivery delivered() {
        return new Delivered();
    }

    static Delivery retry(String reason) {
        return new Retry(PlainLine.of(reason), Optional.empty());
    }

    static Delivery retry(String reason, Duration after) {
        return new Retry(PlainLine.of(reason), Optional.of(after));
    }

    static Delivery refused(String reason) {
        return new Refused(PlainLine.of(reason));
    }

    default boolean isDelivered() {
        return this instanceof Delivered;
    }

    /** Why it was not delivered; empty when it was. */
    String reason();
}
