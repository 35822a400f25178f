package dev.caravan.alert.message;

import java.nio.charset.StandardCharsets;

/** Shortens a text to what a channel takes, never through the middle of a character. */
public final class Cut {

    private static final String MORE = "…";

    private Cut() {}

    /** At most so many characters, counted as code points. */
    public static String toCharacters(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, max - 1)) + MORE;
    }

    /** At most so many bytes in UTF-8. */
    public static String toBytes(String text, int max) {
        if (length(text) <= max) {
            return text;
        }
        int room = max - length(MORE);
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            room -= length(Character.toString(character));
            if (room < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end) + MORE;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
