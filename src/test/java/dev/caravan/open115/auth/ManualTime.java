package dev.caravan.open115.auth;

import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that only moves when it is told to, or when somebody sleeps by it. */
final class ManualTime implements InstantSource, Sleeper {

    private Instant now = Instant.parse("2026-11-22T02:30:00Z");
    private final List<Duration> slept = new ArrayList<>();
    private Runnable whileSleeping = () -> {};

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pass(time);
        synchronized (this) {
            slept.add(time);
        }
        whileSleeping.run();
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** What happens in the world during each sleep. */
    void whileSleeping(Runnable event) {
        whileSleeping = event;
    }

    synchronized List<Duration> slept() {
        return List.copyOf(slept);
    }
}
