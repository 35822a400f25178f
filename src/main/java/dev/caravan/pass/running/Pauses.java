package dev.caravan.pass.running;

import java.time.Instant;

/** When shorter passes may run while a pass waits for 115, and whether one has. */
public final class Pauses {

    private volatile boolean used;
    private volatile Instant next = Instant.MIN;

    boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    /** No other may run before this; of several times the last one counts. */
    public void restUntil(Instant pause) {
        next = pause.isAfter(next) ? pause : next;
    }

    void used() {
        used = true;
    }

    /** Whether one was used; from now on it is known. */
    boolean takeUsed() {
        boolean had = used;
        used = false;
        return had;
    }
}
