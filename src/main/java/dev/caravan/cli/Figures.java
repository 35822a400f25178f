package dev.caravan.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private Figures() {}

    /** Rapid uploads, and what they spared if anything. */
    static String rapid(long files, long bytes) {
        return files + " rapid" + (bytes > 0 ? " (" + bytes(bytes) + " not sent)" : "");
    }

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

    /** {@code 350 ms}, {@code 12.4 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
    static String duration(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        if (duration.toSeconds() < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.toMinutes() < 60) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
