package dev.caravan.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Moments as people type them: ISO-8601, with a zone or in that of the configuration. */
final class Moments {

    private Moments() {}

    static Instant parse(String text, ZoneId zone) {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d)", "$1T");
        try {
            if (iso.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
            }
            return iso.matches(".*T.*(Z|z|[+-].*)")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException wrong) {
            throw new UsageException(
                    "not a moment: "
                            + text
                            + "; write it as 2026-11-22T12:00:00Z or 2026-11-22T12:00");
        }
    }
}
