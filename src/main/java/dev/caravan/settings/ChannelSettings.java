package dev.caravan.settings;

import java.util.Set;

/** A way to tell a person: its name, and the events it is for. */
public sealed interface ChannelSettings permits EmailChannel, WebhookChannel, MessengerChannel {

    /** Unique among the channels. */
    String name();

    /** In the order of the enum. */
    Set<AlertEvent> events();
}
