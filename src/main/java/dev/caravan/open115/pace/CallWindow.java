package dev.caravan.open115.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Holds a limit in every sliding window as the other side sees it.
 *
 * <p>A call arrives somewhere between its begin and its end. So a call begins only a whole window
 * after the end of the call that lies one allowance before it: then no window of the other side's
 * clock holds more, however unevenly calls travel. Not thread safe.
 */
final class CallWindow {

    /** After this a call without an answer has arrived or never will. */
    private static final Duration SURELY_ARRIVED = Duration.ofSeconds(5);

    private static final Duration MARGIN = Duration.ofMillis(10);

    private final int calls;
    private final Duration length;
    private final Deque<Call> latest = new ArrayDeque<>();

    /** A limit such as 2.5 a second is held as 2 calls in 0.8 seconds. */
    CallWindow(double perSecond) {
        this.calls = (int) Math.max(1, Math.floor(perSecond));
        this.length = Duration.ofNanos((long) Math.ceil(calls * 1e9 / perSecond)).plus(MARGIN);
    }

    /** How long the next call has to wait. */
    Duration waitBefore(Instant now) {
        if (latest.size() < calls) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, latest.getFirst().arrivedBy(now).plus(length));
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(length) > 0 ? length : wait;
    }

    /** Notes that a call begins; it is ended through the returned object. */
    Call begin(Instant now) {
        if (latest.size() == calls) {
            latest.removeFirst();
        }
        Call call = new Call(now);
        latest.addLast(call);
        return call;
    }

    /** A call that began, and perhaps ended. */
    static final class Call {
        private final Instant begun;
        private Optional<Instant> ended = Optional.empty();

        private Call(Instant begun) {
            this.begun = begun;
        }

        void end(Instant now) {
            ended = Optional.of(now);
        }

        private Instant arrivedBy(Instant now) {
            Instant surely = begun.plus(SURELY_ARRIVED);
            return ended.orElse(now.isBefore(surely) ? now : surely);
        }
    }
}
