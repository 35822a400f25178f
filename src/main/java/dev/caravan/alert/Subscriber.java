package dev.caravan.alert;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A channel under its name in the configuration, with the events it is for.
 *
 * @param heartbeat the same channel where it also wants a sign of every pass
 */
public record Subscriber(
        String name, Set<AlertEvent> events, Channel channel, Optional<Heartbeat> heartbeat) {

    public Subscriber {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a channel needs a name");
        }
        Set<AlertEvent> copy = EnumSet.noneOf(AlertEvent.class);
        copy.addAll(events);
        events = Collections.unmodifiableSet(copy);
    }

    public static Subscriber of(String name, Set<AlertEvent> events, Channel channel) {
        Optional<Heartbeat> heartbeat =
                channel instanceof Heartbeat both ? Optional.of(both) : Optional.empty();
        return new Subscriber(name, events, channel, heartbeat);
    }
}
