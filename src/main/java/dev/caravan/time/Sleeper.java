package dev.caravan.time;

import java.time.Duration;

/** Lets the calling thread wait; tests pass one that only moves their clock. */
@FunctionalInterface
public interface Sleeper {

    /** Returns after {@code time}, at once when it is zero or negative. */
    void sleep(Duration time) throws InterruptedException;
}
