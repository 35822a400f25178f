package dev.caravan.pass;

import dev.caravan.state.ProcessLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that this process works on now; no other process, and no second pass, may. */
public final class JobLocks {

    private final Path stateDir;
    private final Map<String, ProcessLock> held = new ConcurrentHashMap<>();

    public JobLocks(Path stateDir) {
        this.stateDir = stateDir;
    }

    /** Takes a job, or throws a {@link dev.caravan.state.StateException} that names who has it. */
    void take(String job) {
        held.put(job, ProcessLock.job(stateDir, job));
    }

    void release(String job) {
        ProcessLock lock = held.remove(job);
        if (lock != null) {
            lock.close();
        }
    }
}
