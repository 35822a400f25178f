package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.settings.JobSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.impl.triggers.CronTriggerImpl;

class JobTimesTest {

    private static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir Path folder;

    private Optional<Instant> next(String key, String value, Duration later) throws IOException {
        try (House house = new House(folder)) {
            JobSettings job = house.job(key, value).settings().jobs().get(0);
            return JobTimes.next(job, ZoneOffset.UTC, BEGUN, BEGUN.plus(later));
        }
    }

    @Test
    void an_interval_counts_from_the_last_firing_and_not_from_now() throws IOException {
        assertThat(next("every", "15m", Duration.ZERO))
                .contains(Instant.parse("2026-11-22T10:15:00Z"));
        assertThat(next("every", "15m", Duration.ofMinutes(14)))
                .contains(Instant.parse("2026-11-22T10:15:00Z"));
        assertThat(next("every", "15m", Duration.ofMinutes(16)))
                .contains(Instant.parse("2026-11-22T10:30:00Z"));
    }

    @Test
    void a_cron_expression_says_it_itself() throws IOException {
        assertThat(next("schedule", "\"0 30 12 * * ?\"", Duration.ofMinutes(3)))
                .contains(Instant.parse("2026-11-22T12:30:00Z"));
    }

    @Test
    void hc_333_an_hour_that_exists_twice_is_one_firing_and_one_that_does_not_exist_is_none() {
        assertThat(firings("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"))
                .containsExactly(
                        Instant.parse("2026-10-25T01:30:00Z"),
                        Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(firings("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"))
                .containsExactly(Instant.parse("2026-03-30T00:30:00Z"));
    }

    /** All firings of half past two in Berlin, as Quartz has them and as the status tells them. */
    private static List<Instant> firings(String after, String until) {
        String cron = "0 30 2 * * ?";
        ZoneId zone = ZoneId.of("Europe/Berlin");
        List<Instant> told = new ArrayList<>();
        Optional<Instant> next = MissedFiring.nextOfCron(cron, zone, Instant.parse(after));
        while (next.filter(Instant.parse(until)::isAfter).isPresent()) {
            told.add(next.get());
            next = MissedFiring.nextOfCron(cron, zone, next.get());
        }
        CronTriggerImpl trigger = new CronTriggerImpl();
        try {
            trigger.setCronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
        trigger.setTimeZone(TimeZone.getTimeZone(zone));
        trigger.setStartTime(Date.from(Instant.parse(after)));
        List<Instant> fired = new ArrayList<>();
        Date fire = trigger.getFireTimeAfter(Date.from(Instant.parse(after)));
        while (fire.toInstant().isBefore(Instant.parse(until))) {
            fired.add(fire.toInstant());
            fire = trigger.getFireTimeAfter(fire);
        }
        assertThat(fired).isEqualTo(told);
        return fired;
    }

    @Test
    void without_a_schedule_there_is_no_next_time() throws IOException {
        assertThat(next("watch", "true", Duration.ZERO)).isEmpty();
    }
}
