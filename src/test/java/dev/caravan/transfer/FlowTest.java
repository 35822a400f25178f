package dev.caravan.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Flow flow = new Flow(NOON);

    @Test
    void bytes_wait_as_long_as_the_rate_needs_for_them_and_for_those_before() {
        long first = flow.queue(1000, NOON, 1000);
        long second = flow.queue(500, NOON, 1000);
        assertThat(flow.until(first, NOON, 1000)).isEqualTo(Duration.ofSeconds(1));
        assertThat(flow.until(second, NOON, 1000)).isEqualTo(Duration.ofMillis(1500));
        assertThat(flow.until(second, NOON.plusMillis(600), 1000))
                .isEqualTo(Duration.ofMillis(900));
        assertThat(flow.until(second, NOON.plusMillis(1500), 1000)).isZero();
    }

    @Test
    void a_rate_that_changes_counts_from_then_on() {
        long place = flow.queue(10_000, NOON, 1000);
        assertThat(flow.until(place, NOON.plusSeconds(5), 1000)).isEqualTo(Duration.ofSeconds(5));
        assertThat(flow.until(place, NOON.plusSeconds(5), 5000)).isEqualTo(Duration.ofSeconds(1));
        assertThat(flow.until(place, NOON.plusSeconds(5), 0)).isZero();
    }

    @Test
    void an_idle_time_is_not_saved_up() {
        flow.queue(1000, NOON, 1000);
        long place = flow.queue(1000, NOON.plusSeconds(3600), 1000);
        assertThat(flow.until(place, NOON.plusSeconds(3600), 1000))
                .isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void what_was_let_through_without_a_limit_is_no_debt_under_one() {
        flow.queue(1_000_000, NOON, 0);
        long place = flow.queue(1000, NOON, 1000);
        assertThat(flow.until(place, NOON, 1000)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_clock_that_goes_back_stops_nothing() {
        long place = flow.queue(1000, NOON, 1000);
        flow.until(place, NOON.minusSeconds(100), 1000);
        assertThat(flow.until(place, NOON.minusSeconds(99), 1000)).isZero();
    }
}
