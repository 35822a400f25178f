package dev.caravan.settings.document;

/** A value's text after its placeholders were filled in. */
record Filled(String text, Origin origin) {

    /** Whether all of the text stands in the file. */
    enum Origin {
        WRITTEN,
        SUBSTITUTED
    }
}
