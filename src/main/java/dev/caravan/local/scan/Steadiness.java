package dev.caravan.local.scan;

import dev.caravan.local.disk.Ticks;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Judges by its stamp whether a file is being written just now (DR-20).
 *
 * <p>Times that lie in the future say nothing: a modification time can be set to anything, and the
 * clock of a file server may be ahead of ours. A file that was changed "in the future" is taken for
 * steady unless it changed between this look and the last one.
 */
final class Steadiness {

    private final long stableFor;
    private final long lookStarted;
    private final Map<FileKey, Stamp> lastLook;
    private final Map<FileKey, Stamp> thisLook = new HashMap<>();

    /**
     * @param lastLook what {@link #changedInTheFuture} said after the last look
     */
    Steadiness(Duration stableFor, Instant lookStarted, Map<FileKey, Stamp> lastLook) {
        this.stableFor = stableFor.toNanos();
        this.lookStarted = Ticks.nanoseconds(lookStarted);
        this.lastLook = lastLook;
    }

    boolean isUnstable(Stamp stamp, Listing listing) {
        if (stableFor == 0) {
            return false;
        }
        long to = Ticks.nanoseconds(listing.to());
        if (stamp.changedNs() > to) {
            thisLook.put(stamp.key(), stamp);
            return lastLook.containsKey(stamp.key()) && !stamp.equals(lastLook.get(stamp.key()));
        }
        return Ticks.changedBetween(stamp, Ticks.nanoseconds(listing.from()) - stableFor, to);
    }

    /**
     * Whether a file with the stamp of the base may have been written once more in the tick in
     * which it was last read.
     */
    boolean isUnsure(Stamp stamp, Listing listing) {
        return Ticks.changedBetween(
                stamp, lookStarted - Ticks.of(stamp), Ticks.nanoseconds(listing.to()));
    }

    Map<FileKey, Stamp> changedInTheFuture() {
        return thisLook;
    }
}
