package dev.caravan.settings.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the placeholders of a text from a YAML parser, character by character, so that positions
 * stay: strictly, {@code { secret: ${KEY} }} is not YAML, but people write it.
 */
final class PlaceholderMask {

    /** A placeholder, with at most one level of placeholders inside, that ends in its line. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{(?:[^{}\\r\\n]|\\$?\\{[^{}\\r\\n]*})*}");

    private static final String SIGNS = "{}[],:#";

    /** The first of the private characters that stand for the signs. */
    private static final char FIRST_STAND_IN = '\uF7D0';

    private PlaceholderMask() {}

    /** Whether a text has stand-ins of its own, so that it cannot be masked. */
    static boolean isTakenIn(String text) {
        return !text.equals(off(text));
    }

    static String on(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(hidden(found.group())));
    }

    static String off(String text) {
        StringBuilder shown = new StringBuilder(text);
        for (int i = 0; i < shown.length(); i++) {
            int sign = shown.charAt(i) - FIRST_STAND_IN;
            if (sign >= 0 && sign < SIGNS.length()) {
                shown.setCharAt(i, SIGNS.charAt(sign));
            }
        }
        return shown.toString();
    }

    private static String hidden(String placeholder) {
        StringBuilder hidden = new StringBuilder(placeholder);
        for (int i = 0; i < hidden.length(); i++) {
            int sign = SIGNS.indexOf(hidden.charAt(i));
            if (sign >= 0) {
                hidden.setCharAt(i, (char) (FIRST_STAND_IN + sign));
            }
        }
        return hidden.toString();
    }
}
