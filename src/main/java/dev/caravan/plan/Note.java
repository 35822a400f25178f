package dev.caravan.plan;

import dev.caravan.cause.Cause;
import dev.caravan.tree.RelativePath;

/** Something a person may want to know about a plan, although no operation says it. */
public record Note(Weight weight, Cause cause, RelativePath path, String text) {

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
