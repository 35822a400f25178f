package dev.caravan.pass.remember;

import dev.caravan.pass.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When an item that failed is tried again: later and later, with jitter, never given up silently.
 * What 115 refused is left alone for long from the first time on.
 */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration FIRST_OF_REFUSED = Duration.ofHours(8);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int DOUBLINGS = 9;

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The next try after {@code attempts} failures, at least half and at most the whole of the
     * doubled pause.
     */
    Instant next(Instant now, int attempts, Trouble trouble) {
        Duration first = trouble.reach() == Trouble.Reach.ITEM_FOR_LONG ? FIRST_OF_REFUSED : FIRST;
        int doublings = Math.min(Math.max(attempts - 1, 0), DOUBLINGS);
        long pause = Math.min(first.toMillis() << doublings, LONGEST.toMillis());
        return now.plusMillis(pause / 2 + random.nextLong(pause / 2 + 1));
    }
}
