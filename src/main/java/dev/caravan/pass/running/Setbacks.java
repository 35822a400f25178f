package dev.caravan.pass.running;

import dev.caravan.pass.trouble.Trouble;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What went wrong in a pass, and how much of it cannot go on. Several transfers add to it at once.
 */
public final class Setbacks {

    /** So many transfers in a row without a connection are an outage, not the fault of one file. */
    private static final int OUTAGE = 3;

    private final AtomicInteger outages = new AtomicInteger();
    private volatile Optional<Trouble> end = Optional.empty();
    private volatile Optional<Trouble> noUploads = Optional.empty();
    private volatile boolean interrupted;

    /** Whether anything further may be started. */
    boolean allowMore() {
        return end.isEmpty() && !interrupted;
    }

    /** An operation was asked to stop half-way; the next pass goes on with it. */
    public void interrupted() {
        interrupted = true;
    }

    public boolean isInterrupted() {
        return interrupted;
    }

    /** Why the pass ends before its plan does. */
    public Optional<Trouble> end() {
        return end;
    }

    public Optional<Trouble> noUploads() {
        return noUploads;
    }

    /** Lets a failure reach as far as it must. */
    public synchronized void suffered(Trouble trouble) {
        if (trouble.reach() == Trouble.Reach.PASS
                || trouble.reach() == Trouble.Reach.CONNECTION
                        && outages.incrementAndGet() >= OUTAGE) {
            end = end.isPresent() ? end : Optional.of(trouble);
        } else if (trouble.reach() == Trouble.Reach.UPLOADS) {
            noUploads = noUploads.isPresent() ? noUploads : Optional.of(trouble);
        }
    }

    /** Something worked: there is a connection. */
    public void worked() {
        outages.set(0);
    }
}
