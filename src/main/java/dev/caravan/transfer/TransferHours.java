package dev.caravan.transfer;

import dev.caravan.settings.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * When a job may carry files: inside its window, and not longer than a pass may run.
 *
 * @param window of every day; empty: always
 * @param maxRun how long a pass starts transfers; empty: as long as it likes
 */
public record TransferHours(Optional<TimeWindow> window, Optional<Duration> maxRun, ZoneId zone) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Why no transfer may start, nor go on with its next part; empty when it may. */
    public Optional<String> closed(Instant passBegan, Instant now) {
        if (!isOpen(now)) {
            return nextOpening(now)
                    .map(opening -> "the window opens at " + MINUTES.format(opening.atZone(zone)));
        }
        return maxRun.filter(most -> !now.isBefore(passBegan.plus(most)))
                .map(most -> "the pass has run for max-run, and the next one goes on");
    }

    /** Whether it is within the window. */
    public boolean isOpen(Instant now) {
        return window.filter(hours -> !hours.contains(now.atZone(zone).toLocalTime())).isEmpty();
    }

    /** The last time at or before {@code now} at which the window opened; empty without one. */
    public Optional<Instant> lastOpening(Instant now) {
        return window.map(
                hours -> {
                    Instant today = opening(hours, now.atZone(zone));
                    return today.isAfter(now)
                            ? opening(hours, now.atZone(zone).minusDays(1))
                            : today;
                });
    }

    /** The next time after {@code now} at which the window opens; empty without one. */
    public Optional<Instant> nextOpening(Instant now) {
        return window.map(
                hours -> {
                    Instant today = opening(hours, now.atZone(zone));
                    return today.isAfter(now)
                            ? today
                            : opening(hours, now.atZone(zone).plusDays(1));
                });
    }

    private static Instant opening(TimeWindow hours, ZonedDateTime day) {
        return day.toLocalDate().atTime(hours.start()).atZone(day.getZone()).toInstant();
    }
}
