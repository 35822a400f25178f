package dev.caravan.app;

import dev.caravan.pass.PassOrder;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The threads of the program, each with a name that says what it does. */
final class Pools {

    private Pools() {}

    static ExecutorService deliveries() {
        return Executors.newCachedThreadPool(named("alert"));
    }

    /** Carries out orders one after the other, beside everything else. */
    static void catchUp(List<PassOrder> orders, Consumer<PassOrder> run) {
        Thread thread = new Thread(() -> orders.forEach(run), "catch-up");
        thread.setDaemon(true);
        thread.start();
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
