package dev.caravan.plan;

import dev.caravan.cause.Cause;
import dev.caravan.tree.RelativePath;
import java.util.Optional;

/**
 * Something a person may want to know about a plan, although no operation says it.
 *
 * @param cause empty where nothing is wrong
 */
public record Note(Weight weight, Optional<Cause> cause, RelativePath path, String text) {

    /** What a note does to the state of the job. */
    public enum Weight {
        /** Told in the history, nothing more. */
        TOLD,
        /** {@code warnings}: all content is safe, something is odd. */
        WARNING,
        /** {@code partial}: an item is not in step. */
        PARTIAL,
        /** {@code waiting}: nothing dangerous is done until something outside changes. */
        WAITING
    }
}
