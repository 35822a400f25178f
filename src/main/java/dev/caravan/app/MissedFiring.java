package dev.caravan.app;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** Whether a schedule came due while nobody was there to see it; pure arithmetic. */
final class MissedFiring {

    private MissedFiring() {}

    /**
     * Whether the cron expression fired after {@code lastStart} and before {@code now}; a job that
     * never ran missed nothing.
     */
    static boolean ofCron(String cron, ZoneId zone, Optional<Instant> lastStart, Instant now) {
        return lastStart
                .flatMap(last -> nextOfCron(cron, zone, last))
                .map(due -> due.isBefore(now))
                .orElse(false);
    }

    /** Whether more than one interval went by since {@code lastStart}. */
    static boolean ofInterval(Duration every, Optional<Instant> lastStart, Instant now) {
        return lastStart.map(last -> last.plus(every).isBefore(now)).orElse(false);
    }

    /** The first firing after {@code after}; empty when there is none. */
    static Optional<Instant> nextOfCron(String cron, ZoneId zone, Instant after) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
                    .map(Date::toInstant);
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a cron expression: " + cron, e);
        }
    }
}
