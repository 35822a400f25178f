package dev.caravan.tree;

/** One of the two places that a job keeps in step. */
public enum Side {
    LOCAL,
    REMOTE;

    public Side other() {
        return this == LOCAL ? REMOTE : LOCAL;
    }

    /** {@code local} or {@code remote}, as in the JSON of plans. */
    public String word() {
        return this == LOCAL ? "local" : "remote";
    }
}
