package dev.caravan.app;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The threads of the program, each with a name that says what it does. */
final class Pools {

    private Pools() {}

    /** As many as the most generous job wants in flight; the pool's size is the back-pressure. */
    static ExecutorService transfers(Settings settings) {
        int inFlight =
                settings.jobs().stream()
                        .map(JobSettings::transfer)
                        .mapToInt(transfer -> transfer.inFlight())
                        .max()
                        .orElse(1);
        return Executors.newFixedThreadPool(inFlight, named("transfer"));
    }

    static ExecutorService deliveries() {
        return Executors.newCachedThreadPool(named("alert"));
    }

    /** Runs something for each job, one after the other, beside everything else. */
    static void catchUp(List<String> jobs, Consumer<String> run) {
        Thread thread = new Thread(() -> jobs.forEach(run), "catch-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
