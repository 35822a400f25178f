package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WallClockTest {

    @Test
    void a_time_is_shown_as_the_clock_on_the_owners_wall_shows_it() {
        WallClock clock = new WallClock(ZoneId.of("Asia/Shanghai"));
        assertThat(clock.show("2026-11-22T18:41:07Z")).isEqualTo("2026-11-23 02:41:07");
    }
}
