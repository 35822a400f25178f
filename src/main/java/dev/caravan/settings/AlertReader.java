package dev.caravan.settings;

import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads who is told. */
final class AlertReader {

    private static final String EVENTS = "events";
    private static final String NAME = "name";

    private final Set<String> names = new HashSet<>();

    AlertSettings read(Section alerts) {
        Set<AlertEvent> events = ordered(alerts.list(EVENTS, Notation.word(AlertEvent.class)));
        return new AlertSettings(
                alerts.optional("proxy", ProxyAddress::read),
                events,
                alerts.value("repeat-after", DurationNotation.ANY),
                channels(alerts, events));
    }

    private List<ChannelSettings> channels(Section alerts, Set<AlertEvent> usual) {
        List<Section> sections = alerts.items("channels");
        sections.forEach(this::claimName);
        List<ChannelSettings> channels = new ArrayList<>();
        for (Section channel : sections) {
            String type = channel.optional("type", Notation.text()).orElse("");
            if (channel.knows(NAME)) {
                String name = channel.optional(NAME, Notation.text()).orElseGet(() -> free(type));
                Set<AlertEvent> events =
                        channel.has(EVENTS)
                                ? ordered(channel.list(EVENTS, Notation.word(AlertEvent.class)))
                                : usual;
                new ChannelReader(channel, name, events).read(type).ifPresent(channels::add);
            }
        }
        return channels;
    }

    private void claimName(Section channel) {
        if (!channel.knows(NAME)) {
            return;
        }
        boolean taken =
                channel.optional(NAME, Notation.text())
                        .filter(name -> !names.add(name))
                        .isPresent();
        if (taken) {
            channel.refuse(NAME, "is the name of another channel too; choose another one");
        }
    }

    /** {@code webhook}, {@code webhook-2} and so on. */
    private String free(String type) {
        String name = type;
        for (int number = 2; !names.add(name); number++) {
            name = type + "-" + number;
        }
        return name;
    }

    private static Set<AlertEvent> ordered(Collection<AlertEvent> events) {
        EnumSet<AlertEvent> ordered = EnumSet.noneOf(AlertEvent.class);
        ordered.addAll(events);
        return Collections.unmodifiableSet(ordered);
    }
}
