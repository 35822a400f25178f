package dev.caravan.settings;

import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.NotationException;
import java.text.ParseException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** Quartz cron expressions that fire at least once from now on. */
record CronNotation(ZoneId zone, InstantSource clock) implements Notation<Schedule.Cron> {

    private static final String EXAMPLE =
            "six fields: second minute hour day month weekday, such as \"0 30 2 * * ?\"";
    private static final Pattern UNIX = Pattern.compile("\\S+( \\S+){4}");

    /**
     * Quartz takes these two numbers for its own marks "any" and "none" instead of refusing them.
     */
    private static final Pattern INTERNAL_MARKS =
            Pattern.compile("(?:\\S* ){0,5}\\S*(?<!\\d)9[89](?!\\d).*");

    @Override
    public Schedule.Cron read(String text) throws NotationException {
        String fields = text.strip().replaceAll("\\s+", " ");
        if (UNIX.matcher(fields).matches()) {
            throw new NotationException("has five fields, as Unix cron; expected " + EXAMPLE);
        }
        if (INTERNAL_MARKS.matcher(fields).matches()) {
            throw new NotationException("has a number out of range; expected " + EXAMPLE);
        }
        CronExpression cron = parsed(fields);
        cron.setTimeZone(TimeZone.getTimeZone(zone));
        if (cron.getNextValidTimeAfter(Date.from(clock.instant())) == null) {
            throw new NotationException("never fires; choose a day that exists and is to come");
        }
        return new Schedule.Cron(fields);
    }

    private static CronExpression parsed(String fields) throws NotationException {
        try {
            return new CronExpression(fields);
        } catch (ParseException | RuntimeException cause) {
            String advice =
                    fields.endsWith("* * *") ? "; one of day and weekday must be \"?\"" : "";
            throw new NotationException("is not a Quartz cron; expected " + EXAMPLE + advice);
        }
    }
}
