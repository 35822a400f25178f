package dev.caravan.open115.client;

import java.util.regex.Pattern;

/** Takes out of foreign text whatever could be a secret, and what would break a log line. */
final class Redaction {

    /** Tokens, signatures and pick codes are long runs of these letters; words are not. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9+/_=%&?.~-]{24,}");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Redaction() {}

    /** At most {@code max} characters of the text, on one line, without anything like a secret. */
    static String shorten(String text, int max) {
        String head = text.length() > 4 * max ? text.substring(0, 4 * max) : text;
        String clean = SECRET.matcher(head).replaceAll("…");
        String line = CONTROL.matcher(clean).replaceAll(" ").strip();
        return line.length() > max ? line.substring(0, max) + "…" : line;
    }
}
