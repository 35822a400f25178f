package dev.caravan.simulator.oss;

import java.time.Instant;

/** A key to the storage for a limited time. */
public record Credential(String id, String secret, String token, Instant expiration) {

    @Override
    public String toString() {
        return "Credential[" + id + "]";
    }
}
