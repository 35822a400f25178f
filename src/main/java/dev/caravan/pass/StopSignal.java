package dev.caravan.pass;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells everything that runs that the program is about to end: finish the running part, save, start
 * nothing new.
 */
public final class StopSignal {

    private final AtomicBoolean raised = new AtomicBoolean();

    public void raise() {
        raised.set(true);
    }

    public boolean isRaised() {
        return raised.get();
    }
}
