package dev.caravan.cli;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private Figures() {}

    /** Bytes in decimal units with at most one digit behind the point: {@code 7.3 MB}. */
    static String bytes(long bytes) {
        double number = bytes;
        int unit = 0;
        while (Math.abs(number) >= 999.95 && unit < UNITS.length - 1) {
            number /= 1000;
            unit++;
        }
        return unit == 0
                ? bytes + " B"
                : String.format(Locale.ROOT, "%.1f %s", number, UNITS[unit]);
    }

    /** {@code 1 file}, {@code 2 files}. */
    static String count(long number, String singular) {
        return number + " " + singular + (number == 1 ? "" : "s");
    }

    /** Filled up with blanks to a width in columns; a Chinese character takes two. */
    static String padded(String text, int columns) {
        int taken = text.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
        return text + " ".repeat(Math.max(0, columns - taken));
    }
}
