package dev.caravan.open115.auth;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
