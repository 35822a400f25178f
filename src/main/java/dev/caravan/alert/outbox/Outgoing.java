package dev.caravan.alert.outbox;

import dev.caravan.alert.Alert;
import java.util.List;

/** An alert with the names of the channels that should have it. */
public record Outgoing(Alert alert, List<String> channels) {

    public Outgoing {
        channels = List.copyOf(channels);
    }
}
