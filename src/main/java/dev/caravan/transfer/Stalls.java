package dev.caravan.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Watches requests of transfers: one in which nothing moves for too long is cut. */
public final class Stalls {

    private final Duration longest;
    private final InstantSource time;
    private final Set<Request> underWay = ConcurrentHashMap.newKeySet();

    public Stalls(Duration longest, InstantSource time) {
        this.longest = longest;
        this.time = time;
    }

    /** A transfer that made no progress, and since when. */
    public record Stalled(String job, String path, Instant since) {}

    /** A request under way; whoever makes it says when something moves, and when it is over. */
    public final class Request {
        private final String job;
        private final String path;
        private final Runnable cut;
        private volatile Instant moved = time.instant();

        private Request(String job, String path, Runnable cut) {
            this.job = job;
            this.path = path;
            this.cut = cut;
        }

        /** Bytes moved, or it waits for the rate that it may have. */
        public void moves() {
            moved = time.instant();
        }

        public void ended() {
            underWay.remove(this);
        }
    }

    /**
     * A request begins.
     *
     * @param cut ends it at once with an I/O error
     */
    public Request begun(String job, String path, Runnable cut) {
        Request request = new Request(job, path, cut);
        underWay.add(request);
        return request;
    }

    /**
     * Cuts what stands still, each once; it is tried again as after any broken connection. To be
     * called several times a minute.
     */
    public List<Stalled> cut() {
        Instant limit = time.instant().minus(longest);
        List<Stalled> stalled = new ArrayList<>();
        for (Request request : underWay) {
            if (!request.moved.isAfter(limit) && underWay.remove(request)) {
                stalled.add(new Stalled(request.job, request.path, request.moved));
                request.cut.run();
            }
        }
        stalled.sort(Comparator.comparing(Stalled::job).thenComparing(Stalled::path));
        return stalled;
    }
}
