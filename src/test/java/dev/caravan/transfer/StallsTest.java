package dev.caravan.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.open115.pace.ManualTime;
import dev.caravan.transfer.Stalls.Stalled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallsTest {

    private final ManualTime time = new ManualTime();
    private final Stalls stalls = new Stalls(Duration.ofMinutes(5), time);
    private final List<String> cut = new ArrayList<>();

    @Test
    void what_stands_still_for_too_long_is_cut_once_and_what_moves_is_not() {
        Instant began = time.instant();
        Stalls.Request moving = stalls.begun("photos", "b", () -> cut.add("b"));
        stalls.begun("photos", "a", () -> cut.add("a"));
        time.pass(Duration.ofMinutes(4));
        moving.moves();
        assertThat(stalls.cut()).isEmpty();
        time.pass(Duration.ofMinutes(1));
        assertThat(stalls.cut()).containsExactly(new Stalled("photos", "a", began));
        assertThat(stalls.cut()).isEmpty();
        assertThat(cut).containsExactly("a");
    }

    @Test
    void what_ended_is_not_cut() {
        stalls.begun("photos", "a", () -> cut.add("a")).ended();
        time.pass(Duration.ofHours(1));
        assertThat(stalls.cut()).isEmpty();
        assertThat(cut).isEmpty();
    }
}
