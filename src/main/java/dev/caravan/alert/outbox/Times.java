package dev.caravan.alert.outbox;

import java.time.Instant;

/** Times as the state database holds them. */
final class Times {

    private static final long NANOS = 1_000_000_000L;

    private Times() {}

    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    }
}
