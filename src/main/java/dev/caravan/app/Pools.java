package dev.caravan.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of the program, each with a name that says what it does. */
final class Pools {

    private static final int PASSES = 8;

    private Pools() {}

    static ExecutorService deliveries() {
        return Executors.newCachedThreadPool(named("alert"));
    }

    /** As many passes run beside each other; a disk that hangs holds up one of them. */
    static ExecutorService passes() {
        return Executors.newFixedThreadPool(PASSES, named("pass"));
    }

    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
