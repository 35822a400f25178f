package dev.caravan.open115.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The arithmetic of when a pair is to be refreshed, and when it may be. */
final class RefreshTiming {

    /** 115 answers 40140117 to a second refresh within this time. */
    static final Duration GAP = Duration.ofSeconds(60);

    /** How early a refresh is tried while the access token still works. */
    static final Duration EARLY = Duration.ofMinutes(10);

    /** Between early tries, so that a failing one is repeated about three times, not ten. */
    static final Duration EARLY_GAP = Duration.ofMinutes(3);

    private RefreshTiming() {}

    /** Whether the access token has ended. */
    static boolean isOver(StoredTokens tokens, Instant now) {
        return !now.isBefore(tokens.accessExpires());
    }

    /** Whether it ends soon; for tokens of a short life, whether half of it is over. */
    static boolean isDue(StoredTokens tokens, Instant now) {
        Duration half = Duration.between(tokens.obtained(), tokens.accessExpires()).dividedBy(2);
        Duration early = half.compareTo(EARLY) < 0 ? half : EARLY;
        return !now.isBefore(tokens.accessExpires().minus(early));
    }

    /** How long 115 is still to be left alone; zero when it may be asked now. */
    static Duration left(Optional<Instant> lastRefresh, Duration gap, Instant now) {
        if (lastRefresh.isEmpty()) {
            return Duration.ZERO;
        }
        Duration left = gap.minus(Duration.between(lastRefresh.get(), now));
        // A clock that was set back shows a refresh in the future, which says nothing.
        return left.isNegative() || left.compareTo(gap) > 0 ? Duration.ZERO : left;
    }
}
