package dev.caravan.alert;

import java.util.Locale;

/**
 * Events that are degrees of the same trouble; within a family one is worse than another, between
 * families nothing is compared.
 */
public enum EventFamily {
    /** How the passes of a job end. */
    RESULT,
    /** Conflicts nobody has looked at. */
    CONFLICT,
    /** A pass that makes no progress. */
    STALLED,
    /** No success for too long. */
    MISSED,
    /** The login of an account. */
    LOGIN,
    /** The rate limit of an account. */
    THROTTLE,
    /** The space of an account. */
    QUOTA,
    /** Not a trouble: what went well, and what is over. */
    NEWS;

    /** The word under which the family is remembered. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EventFamily parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
