package dev.caravan.alert;

import java.util.Locale;

/** How much an alert matters. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Something waits, or will need a person soon. */
    WARNING,
    /** Something is not backed up or not in step. */
    ERROR;

    /** The word of the payload, such as {@code error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Severity parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
