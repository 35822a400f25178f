package dev.caravan.settings;

import java.util.Set;
import java.util.function.Function;

/** A way to tell a person: its name, and the events it is for. */
public sealed interface ChannelSettings permits EmailChannel, WebhookChannel, MessengerChannel {

    /** Unique among the channels. */
    String name();

    /** In the order of the enum. */
    Set<AlertEvent> events();

    default <R> R match(
            Function<EmailChannel, R> email,
            Function<WebhookChannel, R> webhook,
            Function<MessengerChannel, R> messenger) {
        if (this instanceof EmailChannel it) {
            return email.apply(it);
        }
        if (this instanceof WebhookChannel it) {
            return webhook.apply(it);
        }
        if (this instanceof MessengerChannel it) {
            return messenger.apply(it);
        }
        throw new AssertionError("no case for " + this);
    }
}
