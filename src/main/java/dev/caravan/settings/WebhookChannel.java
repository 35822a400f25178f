package dev.caravan.settings;

import dev.caravan.secret.Secret;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A signed JSON message to a URL, which may itself hold a key. */
public record WebhookChannel(
        String name,
        Set<AlertEvent> events,
        Secret url,
        Optional<Secret> secret,
        Map<String, Secret> headers)
        implements ChannelSettings {

    public WebhookChannel {
        SortedMap<String, Secret> sorted = new TreeMap<>(headers);
        headers = Collections.unmodifiableSortedMap(sorted);
    }
}
