package dev.caravan.state;

import dev.caravan.cause.Cause;
import dev.caravan.tree.RelativePath;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An operation that fails, and what to do: a dead letter once nothing more is tried by itself.
 *
 * @param path of the item; the root for a failure of the whole pass
 * @param operation the word of the plan
 * @param code the drive's or the system's own code; may be empty
 * @param advice what a person can do
 * @param next when it is tried again; empty when it is not, unless asked for
 * @param changedNs the change time of the local file that could not be sent, by the clock of its
 *     disk; empty when it was no such file
 */
public record Failure(
        JobId job,
        RelativePath path,
        String operation,
        Cause cause,
        String code,
        String message,
        String advice,
        int attempts,
        Instant first,
        Instant last,
        Optional<Instant> next,
        OptionalLong changedNs) {

    /** The same, which was met again and not tried. */
    public Failure seenAgain(Instant now) {
        return with(now, changedNs);
    }

    /** The same, of a file with this change time if it was not known yet. */
    public Failure ofFile(long changed) {
        return with(last, changedNs.isPresent() ? changedNs : OptionalLong.of(changed));
    }

    private Failure with(Instant lastTime, OptionalLong changed) {
        return new Failure(
                job, path, operation, cause, code, message, advice, attempts, first, lastTime, next,
                changed);
    }
}
