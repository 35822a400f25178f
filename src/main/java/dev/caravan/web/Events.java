package dev.caravan.web;

import dev.caravan.status.JsonOutput;
import dev.caravan.status.Progress;
import dev.caravan.status.StatusDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everyone who listens how everything stands, as it changes: an event {@code status} with the
 * whole document, or {@code progress} where only that is new. While nobody listens nothing is
 * looked at.
 */
final class Events implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int MOST_CLIENTS = 16;

    private final Supplier<StatusDocument> status;
    private final Rhythm rhythm;
    private final ScheduledExecutorService clock;
    private final List<EventClient> clients = new CopyOnWriteArrayList<>();
    private final AtomicLong number = new AtomicLong();
    private Optional<StatusDocument> told = Optional.empty();
    private long quiet;

    /**
     * How often is looked whether something changed, and after what silence a sign of life goes.
     */
    record Rhythm(Duration look, Duration signOfLife) {
        static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    Events(Supplier<StatusDocument> status, Rhythm rhythm) {
        this.status = status;
        this.rhythm = rhythm;
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "events");
                            thread.setDaemon(true);
                            return thread;
                        });
        long nanos = rhythm.look.toNanos();
        var unused = clock.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    boolean hasRoom() {
        clients.removeIf(EventClient::isGone);
        return clients.size() < MOST_CLIENTS;
    }

    /** From now on this one is told; first of all how everything stands. */
    synchronized void join(EventClient.Connection connection) {
        StatusDocument now = status.get();
        if (clients.isEmpty()) {
            told = Optional.of(now);
        }
        EventClient client = new EventClient(connection, "events-" + number.incrementAndGet());
        client.tell("retry: 3000\n\n" + event("status", now));
        client.start();
        clients.add(client);
    }

    /** A look that fails must not be the last one. */
    private synchronized void look() {
        try {
            clients.removeIf(EventClient::isGone);
            if (!clients.isEmpty()) {
                tell(status.get());
            }
        } catch (RuntimeException failed) {
            LOG.warn("could not look at the status for those who listen: {}", failed.toString());
        }
    }

    private void tell(StatusDocument now) {
        Optional<StatusDocument> before = told;
        told = Optional.of(now);
        if (!before.map(Events::still).equals(Optional.of(still(now)))) {
            say(event("status", now));
        } else if (!before.map(Events::progress).equals(Optional.of(progress(now)))) {
            say(event("progress", progress(now)));
        } else if (++quiet * rhythm.look.toNanos() >= rhythm.signOfLife.toNanos()) {
            say(": all quiet\n\n");
        }
    }

    private void say(String event) {
        quiet = 0;
        clients.forEach(client -> client.tell(event));
    }

    private static String event(String name, Object document) {
        return "event: " + name + "\ndata: " + JsonOutput.line(document) + "\n\n";
    }

    /** What changes only when something happens. */
    private static StatusDocument still(StatusDocument status) {
        return status.withoutMotion();
    }

    private static Map<String, Progress> progress(StatusDocument status) {
        Map<String, Progress> running = new TreeMap<>();
        status.jobs()
                .forEach(
                        (name, job) ->
                                Optional.ofNullable(job.progress())
                                        .ifPresent(progress -> running.put(name, progress)));
        return running;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        clients.forEach(EventClient::drop);
    }
}
