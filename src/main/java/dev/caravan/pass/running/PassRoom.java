package dev.caravan.pass.running;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.Space;
import java.util.Optional;

/** What a pass knows of the room on 115, and what it has used of it. */
public final class PassRoom {

    /** Every membership may upload files of this size. */
    private static final long ALWAYS_ALLOWED = 5L << 30;

    /** A pass that sends less does not ask for the room; 115 says so itself when there is none. */
    private static final long SMALL_PASS = 1L << 30;

    /** After so many refusals nothing is sent any more, whatever 115 says of its room. */
    private static final int MOST_REFUSALS = 5;

    private Optional<Space> space = Optional.empty();
    private long promised;
    private long promisedBefore;
    private long refusedFrom = Long.MAX_VALUE;
    private int refusals;

    /** How it went with a file before. */
    public enum Before {
        FINE,
        REFUSED
    }

    /** Whether the room has to be known before a file of this size may go. */
    public synchronized boolean mustAsk(long size, Before before) {
        return space.isEmpty()
                && (size > ALWAYS_ALLOWED
                        || promised + size > SMALL_PASS
                        || refusals > 0
                        || before == Before.REFUSED);
    }

    public synchronized void learn(Space now) {
        space = Optional.of(now);
        promisedBefore = promised;
    }

    /** 115 refused a file of this size for want of room: nothing of that size is tried again. */
    public synchronized void refused(long size) {
        refusals++;
        refusedFrom = refusals == MOST_REFUSALS ? 0 : Math.min(refusedFrom, size);
    }

    /** Promises room to a file, or says why there is none. */
    public synchronized void take(String path, long size) throws DriveException {
        Optional<Long> most = space.flatMap(PassRoom::largest).filter(limit -> size > limit);
        if (most.isPresent()) {
            throw new DriveException.Refused(
                    "could not upload "
                            + path
                            + ": it has "
                            + size
                            + " bytes, the membership "
                            + space.map(Space::level).orElse("")
                            + " allows "
                            + most.get(),
                    "",
                    Cause.TOO_LARGE);
        }
        long free = space.filter(known -> known.total() > 0).map(this::left).orElse(Long.MAX_VALUE);
        if (size >= refusedFrom || size > free) {
            throw new DriveException.Full(
                    "115 has no room for " + path + ", which has " + size + " bytes", "");
        }
        promised += size;
    }

    private long left(Space known) {
        return known.free() - (promised - promisedBefore);
    }

    private static Optional<Long> largest(Space space) {
        return space.maxFileSize().isPresent()
                ? Optional.of(space.maxFileSize().getAsLong())
                : Optional.empty();
    }
}
