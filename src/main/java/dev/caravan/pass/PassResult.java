package dev.caravan.pass;

import java.util.Locale;

/**
 * How a pass ended, from best to worst for its owner; the words are those of the job states
 * (design, 2.4).
 */
public enum PassResult {
    /** All in step. */
    OK,
    /** All content is safe, but something should be looked at. */
    WARNINGS,
    /** Some items failed or could not be taken; the rest is in step. */
    PARTIAL,
    /**
     * Something outside stands in the way (throttle, quota, disk, root, login): it goes on by
     * itself when that ends.
     */
    WAITING,
    /** Dangerous operations wait for approval. */
    HELD,
    /** The pass broke off through a fault of the program or its state. */
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PassResult parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
