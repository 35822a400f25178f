package dev.caravan.tree;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an older version of a file in {@code <remote>/.caravan-versions}, whose folders are
 * those of the job: {@code NAME (2026-11-22 024107).EXT}, where the time is the one at which the
 * version was replaced or removed, in UTC.
 *
 * <p>So at any moment the version that was valid is the one with the earliest later time, and where
 * there is none the file itself. A second version of one second has a number behind the time.
 *
 * @param name of the file
 * @param until when it was replaced; whole seconds
 * @param number 1 for the only version of that second
 */
public record VersionName(String name, Instant until, int number) {

    /** The folder of versions, directly in the job's folder on 115. */
    public static final String FOLDER = ".caravan-versions";

    private static final int MAX_BYTES = 255;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HHmmss", Locale.ROOT);
    private static final Pattern MARK =
            Pattern.compile(
                    "(.*) \\((\\d{4}-\\d\\d-\\d\\d \\d{6})(?:-([2-9]|[1-9]\\d{1,8}))?\\)",
                    Pattern.DOTALL);

    public VersionName {
        if (name.isEmpty() || number < 1) {
            throw new IllegalArgumentException("not a version: " + name + " " + number);
        }
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    public VersionName(String name, Instant until) {
        this(name, until, 1);
    }

    /** As it stands in the folder of versions. */
    public String format() {
        String extension = extension(name);
        String stem = name.substring(0, name.length() - extension.length());
        String time = TIME.format(LocalDateTime.ofInstant(until, ZoneOffset.UTC));
        String end = " (" + time + (number == 1 ? "" : "-" + number) + ")" + extension;
        return shortened(stem, MAX_BYTES - bytes(end)) + end;
    }

    /** A name that is already as long as it may be loses its end, without which it is kept. */
    private static String shortened(String stem, int most) {
        int end = stem.length();
        while (end > 1 && bytes(stem.substring(0, end)) > most) {
            end = stem.offsetByCodePoints(end, -1);
        }
        return stem.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Reads a name of the folder of versions; empty when it is not one of ours. */
    public static Optional<VersionName> parse(String text) {
        String extension = extension(text);
        Matcher mark = MARK.matcher(text.substring(0, text.length() - extension.length()));
        if (!mark.matches()) {
            return Optional.empty();
        }
        try {
            String name = mark.group(1) + extension;
            Instant until = LocalDateTime.parse(mark.group(2), TIME).toInstant(ZoneOffset.UTC);
            String number = mark.group(3);
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new VersionName(
                                    name, until, number == null ? 1 : Integer.parseInt(number)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** From the last dot on; a name that only begins with a dot has none. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot);
    }
}
