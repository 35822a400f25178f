package dev.caravan.state;

import dev.caravan.tree.RemoteId;
import java.time.Instant;

/** An upload that 115 confirmed under an id, and when. */
public record Claim(RemoteId id, Instant at) {

    /** Whether it was given up: its file is to be sent again. */
    public boolean isGivenUp() {
        return at.equals(Instant.EPOCH);
    }
}
