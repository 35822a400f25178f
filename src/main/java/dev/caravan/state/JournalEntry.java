package dev.caravan.state;

import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One operation that was tried, with everything that {@code why} can answer from.
 *
 * @param pass the pass that did it; empty for what a command did
 * @param operation the word of the plan: upload, download, mkdir, move, trash, replace, adopt …
 * @param side the side that was to change
 * @param from the place before a move
 * @param why the cause: what was seen that asked for it
 * @param evidence what proved it: listing complete, probe by id, sha1 compared
 * @param outcome done, failed, held, stale …
 * @param detail where the old version is, or what went wrong; may be empty
 */
public record JournalEntry(
        OptionalLong pass,
        Instant at,
        String operation,
        Side side,
        RelativePath path,
        Optional<RelativePath> from,
        long bytes,
        String why,
        String evidence,
        String outcome,
        String detail) {

    /** The outcome of what was really done. */
    public static final String DONE = "done";
}
