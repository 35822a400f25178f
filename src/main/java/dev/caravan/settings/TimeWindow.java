package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;
import java.time.LocalTime;
import java.util.regex.Pattern;

/** A part of every day, from a time up to but without another; it may go over midnight. */
public record TimeWindow(LocalTime start, LocalTime end) {

    private static final Pattern NOTATION =
            Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)");

    public TimeWindow {
        if (start.equals(end)) {
            throw new IllegalArgumentException("a window must not be empty: " + start);
        }
    }

    public boolean contains(LocalTime time) {
        boolean started = !time.isBefore(start);
        boolean ended = !time.isBefore(end);
        return start.isBefore(end) ? started && !ended : started || !ended;
    }

    boolean overlaps(TimeWindow other) {
        return contains(other.start) || other.contains(start);
    }

    static TimeWindow read(String text) throws NotationException {
        if (!NOTATION.matcher(text).matches()) {
            throw new NotationException("is not a window such as \"01:00-07:00\"");
        }
        String[] times = text.replace("24:00", "00:00").split("-", -1);
        LocalTime start = LocalTime.parse(times[0]);
        LocalTime end = LocalTime.parse(times[1]);
        if (start.equals(end)) {
            throw new NotationException(
                    "begins and ends at the same time; leave it out for the whole day");
        }
        return new TimeWindow(start, end);
    }
}
