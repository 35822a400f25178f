package dev.caravan.open115.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final Pace pace = new Pace(new Limits(2, 1, 0.5, 100));

    @Test
    void the_first_call_goes_at_once_and_the_next_waits_for_its_kind() {
        BudgetState after = go(pace.next(pace.fresh(NOW), CallKind.LINK, NOW));

        assertThat(after.callsToday()).isEqualTo(1);
        assertThat(pace.next(after, CallKind.READ, NOW)).isEqualTo(waiting(500));
        assertThat(pace.next(after, CallKind.LINK, NOW)).isEqualTo(waiting(2000));
        assertThat(pace.next(after, CallKind.WRITE, NOW)).isEqualTo(waiting(500));
    }

    @Test
    void calls_of_one_kind_space_those_of_another() {
        BudgetState after = go(pace.next(pace.fresh(NOW), CallKind.WRITE, NOW));

        BudgetState later = go(pace.next(after, CallKind.READ, NOW.plusMillis(500)));

        assertThat(pace.next(later, CallKind.WRITE, NOW.plusMillis(600))).isEqualTo(waiting(400));
    }

    @Test
    void a_clock_that_went_back_makes_nobody_wait_long() {
        BudgetState after = go(pace.next(pace.fresh(NOW), CallKind.READ, NOW));

        Turn turn = pace.next(after, CallKind.READ, NOW.minus(Duration.ofHours(5)));

        assertThat(turn).isInstanceOf(Turn.Go.class);
    }

    @Test
    void a_new_day_begins_at_midnight_in_china() {
        BudgetState used =
                new BudgetState(
                        Map.of(),
                        LocalDate.parse("2026-01-01"),
                        90,
                        Optional.empty(),
                        0,
                        Optional.empty());

        assertThat(pace.next(used, CallKind.READ, NOW))
                .isEqualTo(new Turn.DayUsed(Instant.parse("2026-01-01T16:00:00Z")));
        assertThat(pace.next(used, CallKind.UPLOAD, NOW)).isInstanceOf(Turn.Go.class);
        assertThat(
                        go(pace.next(used, CallKind.READ, Instant.parse("2026-01-01T16:00:00Z")))
                                .callsToday())
                .isEqualTo(1);
    }

    private static BudgetState go(Turn turn) {
        assertThat(turn).isInstanceOf(Turn.Go.class);
        return ((Turn.Go) turn).after();
    }

    private static Turn waiting(long millis) {
        return new Turn.Wait(Duration.ofMillis(millis));
    }
}
