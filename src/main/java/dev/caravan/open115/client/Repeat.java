package dev.caravan.open115.client;

/** What may be done with a call whose outcome is unknown (section 12 of the API document). */
public enum Repeat {
    /** Doing it twice is like doing it once. */
    SAFE,
    /** It may have happened: its caller looks before it asks again. */
    LOOK_FIRST,
    /** Never by itself; it also gets a connection of its own, so that no stale one loses it. */
    NEVER
}
