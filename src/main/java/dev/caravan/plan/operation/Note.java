package dev.caravan.plan.operation;

import dev.caravan.cause.Cause;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.Optional;

/**
 * Something a person may want to know about a plan, although no operation says it.
 *
 * @param cause empty where nothing is wrong
 * @param side the one that it is about, if it is about one
 */
public record Note(
        Weight weight, Optional<Cause> cause, RelativePath path, Optional<Side> side, String text) {

    /** What a note does to the state of the job. */
    public enum Weight {
        /** Told in the history, nothing more. */
        TOLD,
        /** Kept in the journal: it happens once and is not seen again. */
        ONCE,
        /** {@code warnings}: all content is safe, something is odd. */
        WARNING,
        /** {@code partial}: an item is not in step. */
        PARTIAL,
        /** {@code waiting}: nothing dangerous is done until something outside changes. */
        WAITING
    }
}
