package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.settings.JobSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void without_a_schedule_there_is_no_next_time() throws IOException {
        assertThat(next("watch", "true", Duration.ZERO)).isEmpty();
    }
}
