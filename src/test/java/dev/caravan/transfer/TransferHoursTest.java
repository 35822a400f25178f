package dev.caravan.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.settings.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant ONE_IN_SHANGHAI = Instant.parse("2026-11-21T17:00:00Z");

    private final TransferHours night = hours("01:00", "07:00");
    private final TransferHours overMidnight = hours("22:00", "06:00");

    @Test
    void a_window_is_open_from_its_start_up_to_but_without_its_end_in_the_configured_zone() {
        assertThat(night.isOpen(ONE_IN_SHANGHAI.minusMillis(1))).isFalse();
        assertThat(night.isOpen(ONE_IN_SHANGHAI)).isTrue();
        assertThat(night.isOpen(ONE_IN_SHANGHAI.plus(Duration.ofHours(6)).minusMillis(1))).isTrue();
        assertThat(night.isOpen(ONE_IN_SHANGHAI.plus(Duration.ofHours(6)))).isFalse();
        assertThat(overMidnight.isOpen(ONE_IN_SHANGHAI)).isTrue();
        assertThat(overMidnight.isOpen(ONE_IN_SHANGHAI.plus(Duration.ofHours(8)))).isFalse();
    }

    @Test
    void a_closed_window_says_when_it_opens() {
        assertThat(night.closed(ONE_IN_SHANGHAI, ONE_IN_SHANGHAI.minusSeconds(1)))
                .contains("the window opens at 2026-11-22 01:00");
        assertThat(night.closed(ONE_IN_SHANGHAI, ONE_IN_SHANGHAI)).isEmpty();
    }

    @Test
    void openings_lie_before_and_after_any_time() {
        assertThat(night.lastOpening(ONE_IN_SHANGHAI)).contains(ONE_IN_SHANGHAI);
        assertThat(night.nextOpening(ONE_IN_SHANGHAI))
                .contains(ONE_IN_SHANGHAI.plus(Duration.ofDays(1)));
        assertThat(night.nextOpening(ONE_IN_SHANGHAI.minusSeconds(1))).contains(ONE_IN_SHANGHAI);
        assertThat(overMidnight.lastOpening(ONE_IN_SHANGHAI))
                .contains(ONE_IN_SHANGHAI.minus(Duration.ofHours(3)));
    }

    @Test
    void a_pass_starts_no_transfer_after_its_longest_run() {
        TransferHours limited =
                new TransferHours(Optional.empty(), Optional.of(Duration.ofHours(6)), SHANGHAI);
        Instant over = ONE_IN_SHANGHAI.plus(Duration.ofHours(6));
        assertThat(limited.closed(ONE_IN_SHANGHAI, over.minusMillis(1))).isEmpty();
        assertThat(limited.closed(ONE_IN_SHANGHAI, over))
                .contains("the pass has run for max-run, and the next one goes on");
        assertThat(limited.nextOpening(ONE_IN_SHANGHAI)).isEmpty();
    }

    private static TransferHours hours(String from, String to) {
        return new TransferHours(
                Optional.of(new TimeWindow(LocalTime.parse(from), LocalTime.parse(to))),
                Optional.empty(),
                SHANGHAI);
    }
}
