package dev.caravan.state;

import dev.caravan.cause.Cause;
import dev.caravan.tree.RelativePath;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation that fails, and what to do: a dead letter once nothing more is tried by itself.
 *
 * @param path of the item; the root for a failure of the whole pass
 * @param operation the word of the plan
 * @param code the drive's or the system's own code; may be empty
 * @param advice what a person can do
 * @param next when it is tried again; empty when it is not, unless asked for
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
        Optional<Instant> next) {}
