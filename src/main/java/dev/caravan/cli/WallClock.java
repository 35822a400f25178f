package dev.caravan.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of the documents as a person reads them: in the time zone of the configuration. */
record WallClock(ZoneId zone) {

    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * @param time as documents tell it, in UTC
     */
    String show(String time) {
        return SHOWN.format(Instant.parse(time).atZone(zone));
    }
}
