package dev.caravan.alert.desk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other on borrowed threads, in the order they came. */
final class TaskQueue {

    private static final Logger log = LoggerFactory.getLogger(TaskQueue.class);

    private final Executor threads;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    TaskQueue(Executor threads) {
        this.threads = threads;
    }

    synchronized void add(String what, Runnable task) {
        last = last.thenRunAsync(task, threads).exceptionally(failed -> report(what, failed));
    }

    /** Completes, never with an exception, when all that was added so far has run. */
    synchronized CompletableFuture<Void> done() {
        return last;
    }

    // A background task has no caller who could act on it; the next one must still run.
    @SuppressWarnings("NullAway") // Void has no other value
    private static Void report(String what, Throwable failed) {
        log.error("alerts: could not {}", what, failed);
        return null;
    }
}
