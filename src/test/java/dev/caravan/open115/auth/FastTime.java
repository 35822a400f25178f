package dev.caravan.open115.auth;

import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The real clock, run so fast that a minute passes in 60 ms; the same in every process. */
final class FastTime implements InstantSource, Sleeper {

    private static final int SPEED = 1000;
    private static final long ORIGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @Override
    public Instant instant() {
        long passed = System.currentTimeMillis() - ORIGIN;
        return Instant.ofEpochMilli(ORIGIN).plusMillis(passed * SPEED);
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        // Never nothing, so that a poll does not spin.
        new CountDownLatch(1).await(Math.max(1, time.toMillis() / SPEED), TimeUnit.MILLISECONDS);
    }
}
