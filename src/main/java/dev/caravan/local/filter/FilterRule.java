package dev.caravan.local.filter;

import dev.caravan.tree.NodeKind;
import java.util.List;
import java.util.Optional;

/**
 * One line in gitignore syntax.
 *
 * @param text the line as it was written
 * @param source where it was written, for people: {@code exclude}, or an ignore file and its line
 * @param excludes false for a line that takes something back in
 * @param depth how many names lead to the folder that the line belongs to
 */
public record FilterRule(
        String text,
        String source,
        boolean excludes,
        boolean foldersOnly,
        PathPattern pattern,
        int depth) {

    /** The source of the rules that nobody wrote. */
    static final String BUILT_IN = "built-in list";

    private static final int BLANK = ' ';

    /**
     * Reads a line; empty for one that says nothing: a blank line, or a pattern that git takes for
     * broken.
     */
    static Optional<FilterRule> parse(String line, String source, int depth) {
        String text = withoutTrailingBlanks(line);
        boolean negated = text.startsWith("!");
        String pattern = negated ? text.substring(1) : text;
        boolean foldersOnly = pattern.endsWith("/");
        if (foldersOnly) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        return PathPattern.parse(pattern)
                .map(it -> new FilterRule(text, source, !negated, foldersOnly, it, depth));
    }

    boolean matches(List<String> folder, String name, NodeKind kind) {
        return (!foldersOnly || kind == NodeKind.FOLDER) && pattern.matches(folder, depth, name);
    }

    public boolean isBuiltIn() {
        return source.equals(BUILT_IN);
    }

    /** The same line with the opposite effect. */
    FilterRule inverted() {
        return new FilterRule(text, source, !excludes, foldersOnly, pattern, depth);
    }

    @Override
    public String toString() {
        return "\"" + text + "\" (" + source + ")";
    }

    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0
                && line.charAt(end - 1) == BLANK
                && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }
}
