package dev.caravan.plan.request;

import java.util.Locale;

/** What becomes of two different versions of one file; none of them is ever thrown away. */
public enum ConflictPolicy {
    /** Both stay: the local version keeps the name, the one of 115 becomes a conflict copy. */
    KEEP_BOTH,
    /** The local version goes to both sides; the other goes to trash or versions. */
    PREFER_LOCAL,
    /** The version of 115 goes to both sides; the other goes to trash. */
    PREFER_REMOTE;

    /** The word of the configuration, such as {@code keep-both}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the word of the configuration; any other text is an {@link IllegalArgumentException}.
     */
    public static ConflictPolicy parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
