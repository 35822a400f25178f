package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether, and after how long at most, a failed call is repeated by itself (section 12); arithmetic
 * only.
 */
final class RetryPolicy {

    private static final int TRIES = 5;

    /** An answer without a known shape may be a proxy's login page: it rarely gets better. */
    private static final int TRIES_NOT_UNDERSTOOD = 3;

    /** 2, 4, 8, 16 and then 30 seconds: about five minutes for a big folder's job. */
    private static final int TRIES_BUSY = 14;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RetryPolicy() {}

    /**
     * The longest pause before try number {@code tries + 1}; empty when the failure is final. The
     * pause before a busy account is asked again is taken whole, any other up to it.
     */
    static Optional<Duration> pause(DriveException failure, Repeat repeat, int tries) {
        if (!mayRepeat(failure, repeat) || tries >= tries(failure)) {
            return Optional.empty();
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(tries, 10));
        return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    static boolean isWait(DriveException failure) {
        return failure instanceof DriveException.Busy;
    }

    private static boolean mayRepeat(DriveException failure, Repeat repeat) {
        if (failure.code().equals("HTTP 401")
                || ErrorTable.of(failure.code()) == ErrorClass.RENEW_TOKEN) {
            // the token was renewed just before; each further try would cost another refresh
            return false;
        }
        boolean surelyNotDone =
                failure instanceof DriveException.Busy || failure.code().equals("not-sent");
        return repeat == Repeat.SAFE || (repeat == Repeat.LOOK_FIRST && surelyNotDone);
    }

    private static int tries(DriveException failure) {
        if (failure instanceof DriveException.Transient) {
            return TRIES;
        }
        if (failure instanceof DriveException.Busy) {
            return TRIES_BUSY;
        }
        return failure instanceof DriveException.NotUnderstood ? TRIES_NOT_UNDERSTOOD : 0;
    }
}
