package dev.caravan.local.scan;

import dev.caravan.local.disk.Halt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The folders that are still to be entered, depth first; the next few are read in the background
 * while the present one is compared.
 */
final class Itinerary implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int AHEAD = 8;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final FolderReader reader;
    private final Halt halt;
    private final Deque<Stop> stops = new ArrayDeque<>();
    private final ExecutorService readers =
            Executors.newFixedThreadPool(THREADS, Itinerary::readerThread);

    /** A folder to be entered, and its listing once somebody reads it. */
    private static final class Stop {
        private final Visit visit;
        private @Nullable Future<Listing> listing;

        Stop(Visit visit) {
            this.visit = visit;
        }
    }

    Itinerary(FolderReader reader, Halt halt) {
        this.reader = reader;
        this.halt = halt;
    }

    private static Thread readerThread(Runnable work) {
        Thread thread = new Thread(work, "look-ahead");
        thread.setDaemon(true);
        return thread;
    }

    boolean isEmpty() {
        return stops.isEmpty();
    }

    /** Enters these next, in their order, before anything that was added earlier. */
    void add(List<Visit> visits) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            stops.addFirst(new Stop(visits.get(i)));
        }
        readAhead();
    }

    private void readAhead() {
        Iterator<Stop> next = stops.iterator();
        for (int i = 0; i < AHEAD && next.hasNext(); i++) {
            start(next.next());
        }
    }

    private Future<Listing> start(Stop stop) {
        Future<Listing> listing = stop.listing;
        if (listing == null) {
            Visit visit = stop.visit;
            listing = readers.submit(() -> reader.read(visit.place(), visit.key()));
            stop.listing = listing;
        }
        return listing;
    }

    /** Takes the next folder. */
    Arrival next() {
        Stop stop = stops.removeFirst();
        Future<Listing> listing = start(stop);
        readAhead();
        return new Arrival(stop.visit, listing, halt);
    }

    /** A folder that is entered now. */
    record Arrival(Visit visit, Future<Listing> reading, Halt halt) {

        /**
         * @throws IOException why it could not be read
         */
        Listing listing() throws IOException, InterruptedException {
            try {
                return read();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new IllegalStateException("could not read " + visit.place(), e.getCause());
            }
        }

        /** A disk that hangs must not keep the program from ending. */
        private Listing read() throws ExecutionException, InterruptedException {
            while (!halt.isCalled()) {
                try {
                    return reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException slow) {
                    // asked again, unless the look has to end
                }
            }
            throw new InterruptedException("the look was cut off");
        }
    }

    /** Stops reading; nobody is left behind. */
    @Override
    public void close() {
        readers.shutdownNow();
    }
}
