package dev.caravan.open115;

/** What is asked before a folder is listed. */
public enum LookProbe {
    /** Nothing: it is listed at each poll, and nothing is missed. */
    never,
    /**
     * How much there is in it, and what is the newest, for two calls; it is listed when that is not
     * as before, and when {@code wholeEvery} has passed.
     */
    glance
}
