package dev.caravan.plan.name;

import java.nio.charset.StandardCharsets;

/** Names with a mark before the extension, cut to what both sides can hold. */
final class MarkedNames {

    private static final int LONGEST_KEPT_EXTENSION = 32;

    private MarkedNames() {}

    /** {@code STEM (MARK).EXT}. */
    static String mark(String name, String mark) {
        String extension = keptExtension(name);
        String stem = name.substring(0, name.length() - extension.length());
        String tail = " (" + mark + ")" + extension;
        return cut(stem, NameRules.MAX_BYTES - NameRules.bytes(tail)) + tail;
    }

    /** The extension that a marked name keeps: none of a name that is nothing but one. */
    static String keptExtension(String name) {
        int dot = name.lastIndexOf('.');
        boolean isExtension = dot > 0 && NameRules.bytes(name) - dot > 1;
        String extension = isExtension ? name.substring(dot) : "";
        return NameRules.bytes(extension) <= LONGEST_KEPT_EXTENSION ? extension : "";
    }

    /** A name up to its last dot, unless it begins with that. */
    static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The longest beginning that fits, never ending inside a character or with a blank. */
    private static String cut(String text, int maxBytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            int width = text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (used + width > maxBytes) {
                return text.substring(0, end).stripTrailing();
            }
            used += width;
            end = next;
        }
        return text;
    }
}
