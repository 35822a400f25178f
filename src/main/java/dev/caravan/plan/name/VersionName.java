package dev.caravan.plan.name;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a replaced version in {@code <remote>/.caravan-versions/<folder of the file>/}:
 * {@code NAME (2026-11-22 024107).EXT}, with the time at which it was replaced, in UTC.
 *
 * @param name of the file; cut where it is so long that the time would not fit
 * @param replaced when a newer version took the name, to the second
 */
public record VersionName(String name, Instant replaced) {

    /** The folder of all versions, directly below a job's folder on 115. */
    public static final String FOLDER = ".caravan-versions";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HHmmss", Locale.ROOT);
    private static final Pattern MARK =
            Pattern.compile("(?s)(.*) \\((\\d{4}-\\d\\d-\\d\\d \\d{6})\\)(\\.[^.]*)?");

    /** As it is on 115. */
    public String onDrive() {
        return MarkedNames.mark(
                name, TIME.format(LocalDateTime.ofInstant(replaced, ZoneOffset.UTC)));
    }

    /** Reads a name; empty when it is not that of a version. */
    public static Optional<VersionName> parse(String onDrive) {
        Matcher mark = MARK.matcher(onDrive);
        if (!mark.matches()) {
            return Optional.empty();
        }
        String extension = Optional.ofNullable(mark.group(3)).orElse("");
        try {
            Instant replaced = LocalDateTime.parse(mark.group(2), TIME).toInstant(ZoneOffset.UTC);
            return Optional.of(new VersionName(mark.group(1) + extension, replaced));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
