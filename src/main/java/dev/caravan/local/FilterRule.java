package dev.caravan.local;

import java.util.regex.Pattern;

/**
 * One line of gitignore syntax.
 *
 * @param excludes false for a line that begins with {@code !} and brings things back
 * @param foldersOnly whether it ends with {@code /}
 * @param origin where it stands, for {@code why}
 */
record FilterRule(
        String text, boolean excludes, boolean foldersOnly, Pattern pattern, String origin) {

    /** Reads a line; blank lines and comments must have been left out. */
    static FilterRule parse(String line, String origin) {
        String rest = line;
        boolean excludes = true;
        if (rest.startsWith("!")) {
            excludes = false;
            rest = rest.substring(1);
        }
        boolean foldersOnly = rest.endsWith("/");
        if (foldersOnly) {
            rest = rest.substring(0, rest.length() - 1);
        }
        boolean anchored = rest.indexOf('/') >= 0;
        if (rest.startsWith("/")) {
            rest = rest.substring(1);
        }
        String regex = (anchored ? "" : "(?:.*/)?") + GlobText.regex(rest);
        return new FilterRule(
                line, excludes, foldersOnly, Pattern.compile(regex, Pattern.DOTALL), origin);
    }

    /** Whether a line says something at all. */
    static boolean isRule(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    boolean matches(String path, boolean folder) {
        return (folder || !foldersOnly) && pattern.matcher(path).matches();
    }
}
