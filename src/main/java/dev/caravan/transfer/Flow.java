package dev.caravan.transfer;

import java.time.Duration;
import java.time.Instant;

/**
 * The arithmetic of a rate that several transfers share: each queues with a few bytes at a time and
 * is let through in its turn, so that all advance alike.
 *
 * <p>The rate is told at every question, because it may change at any time. A clock that jumps
 * costs or gives no more than a moment's bytes.
 */
final class Flow {

    private static final double NANOS = 1_000_000_000d;

    /** What was not used may be caught up with: a tenth of a second, for sleep is never exact. */
    private static final int CATCHING_UP = 10;

    private long queued;
    private double passed;
    private Instant at;
    private long rate;

    /** A flow that nobody has used yet. */
    Flow(Instant now) {
        this.at = now;
    }

    /** Queues with some bytes; returns the place behind which they end. */
    long queue(int bytes, Instant now, long rateNow) {
        advance(now, rateNow);
        queued += bytes;
        return queued;
    }

    /** How long it is to a place's turn if the rate stays; zero once it has come. */
    Duration until(long place, Instant now, long rateNow) {
        advance(now, rateNow);
        if (rate == 0 || place <= passed) {
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((place - passed) / rate * NANOS));
    }

    /** What has passed since was let through at the rate that was told then. */
    private void advance(Instant now, long newRate) {
        double nanos = Math.max(0, Duration.between(at, now).toNanos());
        double most = queued + (double) rate / CATCHING_UP;
        passed = rate == 0 ? queued : Math.min(passed + nanos / NANOS * rate, most);
        at = now;
        rate = newRate;
    }
}
