package dev.caravan.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of the program, each with a name that says what it does. */
final class Pools {

    private Pools() {}

    static ExecutorService deliveries() {
        return Executors.newCachedThreadPool(named("alert"));
    }

    /**
     * Each job that runs has a thread of its own: none waits until another has sent its terabytes
     * (HC-337). What they ask of 115 passes one gate, in small pieces.
     */
    static ExecutorService passes() {
        return Executors.newCachedThreadPool(named("pass"));
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
