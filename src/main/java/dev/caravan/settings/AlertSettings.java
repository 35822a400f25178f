package dev.caravan.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is told when a person must act; {@code events} hold for channels without their own. */
public record AlertSettings(
        Optional<ProxyAddress> proxy,
        Set<AlertEvent> events,
        Duration repeatAfter,
        List<ChannelSettings> channels) {

    public AlertSettings {
        channels = List.copyOf(channels);
    }
}
