package dev.caravan.local.disk;

import dev.caravan.tree.Stamp;
import java.time.Instant;

/**
 * How fine a file system's clock is: what is written twice within one tick looks as if it was
 * written once.
 */
public final class Ticks {

    private static final long SECOND = 1_000_000_000L;

    /** FAT counts in steps of two seconds. */
    private static final long COARSE = 2 * SECOND;

    /** The kernel stamps files with the time of its last timer interrupt. */
    private static final long FINE = SECOND / 50;

    private Ticks() {}

    /** The tick of the file system that gave this stamp, in nanoseconds. */
    public static long of(Stamp stamp) {
        boolean whole = stamp.modifiedNs() % SECOND == 0 && stamp.changedNs() % SECOND == 0;
        return whole ? COARSE : FINE;
    }

    public static long nanoseconds(Instant time) {
        return time.getEpochSecond() * SECOND + time.getNano();
    }

    /** Whether the file changed after {@code from} and not after {@code to}. */
    public static boolean changedBetween(Stamp stamp, long from, long to) {
        return isBetween(stamp.changedNs(), from, to) || isBetween(stamp.modifiedNs(), from, to);
    }

    private static boolean isBetween(long time, long from, long to) {
        return time > from && time <= to;
    }
}
