package dev.caravan.open115.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final BudgetState CALM = new Pace(Limits.CAREFUL).fresh(NOW);

    @Test
    void rests_double_from_seventy_seconds_to_half_an_hour() {
        List<Long> seconds = new ArrayList<>();
        BudgetState state = CALM;
        Instant now = NOW;
        for (int i = 0; i < 7; i++) {
            state = Breaker.refused(state, rest(Duration.ZERO), 0, now);
            Instant until = state.pausedUntil().orElseThrow();
            seconds.add(Duration.between(now, until).toSeconds());
            now = until;
            assertThat(Breaker.isProbeDue(state, now)).isTrue();
            state = Breaker.probing(state, now);
            assertThat(Breaker.isProbeDue(state, now)).isFalse();
        }

        assertThat(seconds).containsExactly(70L, 140L, 280L, 560L, 1120L, 1800L, 1800L);
    }

    @Test
    void chance_makes_rests_longer_never_shorter() {
        BudgetState state = Breaker.refused(CALM, rest(Duration.ZERO), 1, NOW);

        assertThat(state.pausedUntil()).contains(NOW.plusSeconds(84));
    }

    @Test
    void refusals_of_calls_that_were_under_way_do_not_count_again() {
        BudgetState once = Breaker.refused(CALM, rest(Duration.ZERO), 0, NOW);
        BudgetState twice = Breaker.refused(once, rest(Duration.ZERO), 0, NOW.plusMillis(50));

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void a_success_after_the_probe_makes_the_next_rest_short_again() {
        BudgetState refused = Breaker.refused(CALM, rest(Duration.ZERO), 0, NOW);
        BudgetState open = Breaker.open(refused);

        assertThat(open.pauses()).isEqualTo(1);
        assertThat(Breaker.refused(open, rest(Duration.ZERO), 0, NOW).pausedUntil())
                .contains(NOW.plusSeconds(140));
        assertThat(Breaker.passed(open).pauses()).isZero();
    }

    @Test
    void a_rest_lasts_at_least_as_long_as_its_reason_asks() {
        assertThat(Breaker.refused(CALM, rest(Duration.ofMinutes(30)), 0, NOW).pausedUntil())
                .contains(NOW.plusSeconds(1800));
    }

    @Test
    void what_115_names_is_obeyed_up_to_a_day() {
        Rest hour = named(NOW.plusSeconds(3600));
        Rest year = named(NOW.plus(Duration.ofDays(365)));

        assertThat(Breaker.refused(CALM, hour, 0, NOW).pausedUntil())
                .contains(NOW.plusSeconds(3600));
        assertThat(Breaker.refused(CALM, year, 0, NOW).pausedUntil())
                .contains(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void a_rest_written_by_a_wrong_clock_ends() {
        BudgetState far = Breaker.refused(CALM, rest(Duration.ZERO), 0, NOW.plusSeconds(999_999));

        assertThat(Breaker.isProbeDue(far, NOW)).isTrue();
    }

    private static Rest rest(Duration atLeast) {
        return new Rest("too much", "770004", atLeast, atLeast, Optional.empty());
    }

    private static Rest named(Instant until) {
        return new Rest("too much", "429", Duration.ZERO, Duration.ZERO, Optional.of(until));
    }
}
