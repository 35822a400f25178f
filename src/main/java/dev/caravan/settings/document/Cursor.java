package dev.caravan.settings.document;

/** A place in a text that moves forward as the text is read. */
final class Cursor {

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean hasMore() {
        return at < text.length();
    }

    int at() {
        return at;
    }

    /** The text between an earlier place and this one. */
    String since(int start) {
        return text.substring(start, at);
    }

    char next() {
        return text.charAt(at++);
    }

    /** Moves behind the expected text if that comes next. */
    boolean take(String expected) {
        if (!text.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /** Moves behind the name of an environment variable; empty when none comes next. */
    String takeName() {
        int start = at;
        while (hasMore() && isPartOfName(text.charAt(at), at == start)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isPartOfName(char c, boolean first) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
        return letter || !first && c >= '0' && c <= '9';
    }
}
