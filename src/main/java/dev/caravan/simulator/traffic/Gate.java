package dev.caravan.simulator.traffic;

import dev.caravan.simulator.http.Call;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A place where the n-th request of a kind is stopped, so that somebody can act at that very
 * moment.
 */
public final class Gate {

    /** On which side of the work the request is stopped. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /** How it goes on. */
    public enum Outcome {
        PROCEED,
        DROP,
        RESET
    }

    private final long id;
    private final String endpoint;
    private final long nth;
    private final Moment moment;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CompletableFuture<Outcome> released = new CompletableFuture<>();
    private long seen;

    Gate(long id, String endpoint, long nth, Moment moment) {
        if (nth < 1) {
            throw new IllegalArgumentException("requests are counted from 1, not from " + nth);
        }
        this.id = id;
        this.endpoint = endpoint;
        this.nth = nth;
        this.moment = moment;
    }

    public long id() {
        return id;
    }

    /** Waits until the request is there; false when it did not come in time. */
    public boolean awaitArrival(Duration most) throws InterruptedException {
        return arrived.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean hasArrived() {
        return arrived.getCount() == 0;
    }

    public void release() {
        release(Outcome.PROCEED);
    }

    public void release(Outcome outcome) {
        released.complete(outcome);
    }

    /** Whether the call is the one; each call may ask once. */
    synchronized boolean stops(Call call, Moment now) {
        return now == moment && Pattern.fits(endpoint, call.endpoint()) && ++seen == nth;
    }

    Outcome hold() {
        arrived.countDown();
        return released.join();
    }
}
