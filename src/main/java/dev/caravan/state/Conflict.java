package dev.caravan.state;

import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.time.Instant;

/**
 * Two versions of one file that were both kept.
 *
 * @param copy where the version of {@code side} was put
 * @param reason what made it a conflict, in one line
 */
public record Conflict(
        JobId job, RelativePath path, RelativePath copy, Side side, Instant at, String reason) {

    /** The same two versions with other paths. */
    public Conflict at(RelativePath newPath, RelativePath newCopy) {
        return new Conflict(job, newPath, newCopy, side, at, reason);
    }

    /** Whether there are two files, and not one whose other version went to trash. */
    public boolean hasCopy() {
        return !path.equals(copy);
    }
}
