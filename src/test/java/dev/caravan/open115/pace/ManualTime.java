package dev.caravan.open115.pace;

import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** A clock that only moves when somebody waits or is told to move it. */
public final class ManualTime implements InstantSource, Sleeper {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Duration slept = Duration.ZERO;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        now = now.plus(time);
        slept = slept.plus(time);
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** How long callers waited in all. */
    public synchronized Duration slept() {
        return slept;
    }

    public Timing timing() {
        return new Timing(this, this, new Random(7));
    }
}
