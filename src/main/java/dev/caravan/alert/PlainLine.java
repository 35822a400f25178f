package dev.caravan.alert;

import java.util.regex.Pattern;

/**
 * Text on one line without the parts of a URL that may hold a secret: an alert leaves this machine,
 * and what it quotes was written by others.
 */
final class PlainLine {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern USER_INFO = Pattern.compile("(\\w+://)[^\\s/?#@]*@");
    private static final Pattern QUERY = Pattern.compile("(\\w+://[^\\s?#]*)[?#]\\S*");

    private PlainLine() {}

    static String of(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        String nameless = USER_INFO.matcher(line).replaceAll("$1");
        return QUERY.matcher(nameless).replaceAll("$1");
    }
}
