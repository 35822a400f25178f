package dev.caravan.pass.order;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells everything that runs, or the pass of one job, that it is to end soon: finish the running
 * part, save, start nothing new.
 */
public final class StopSignal {

    private final AtomicBoolean raised = new AtomicBoolean();
    private final Set<String> jobs = ConcurrentHashMap.newKeySet();

    public void raise() {
        raised.set(true);
    }

    /** Whether the program is about to end. */
    public boolean isRaised() {
        return raised.get();
    }

    /** Asks the passes of one job alone to end, until {@link #lower} is called. */
    public void raise(String job) {
        jobs.add(job);
    }

    public void lower(String job) {
        jobs.remove(job);
    }

    /** Whether a pass of this job has to end, for its own sake or with the program. */
    public boolean isRaised(String job) {
        return raised.get() || jobs.contains(job);
    }
}
