package dev.caravan.alert.message;

import java.util.Locale;

/** The language that alerts are written in. */
public enum Language {
    ENGLISH(Locale.ROOT),
    CHINESE(Locale.CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }
}
