package dev.caravan.local;

import java.time.Duration;

/** Lets the present thread wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;
}
