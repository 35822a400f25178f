package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.ManualTime;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EndingWaitsTest {

    private final ManualTime time = new ManualTime();
    private final StopSignal stop = new StopSignal();

    private Timing waiting(Sleeper sleeper) {
        return EndingWaits.of(new Timing(time, sleeper, new Random(1)), stop);
    }

    @Test
    void waits_exactly_as_long_as_it_is_told() throws Exception {
        waiting(time).sleep(Duration.ofMillis(61_234));
        assertThat(time.slept()).isEqualTo(Duration.ofMillis(61_234));
    }

    @Test
    void a_long_wait_is_given_up_when_the_program_ends_and_the_thread_can_still_save() {
        Timing timing =
                waiting(
                        nap -> {
                            time.sleep(nap);
                            stop.raise();
                        });
        assertThatThrownBy(() -> timing.sleep(Duration.ofMinutes(5)))
                .isInstanceOf(DriveException.Interrupted.class);
        assertThat(time.slept()).isLessThan(Duration.ofSeconds(1));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void a_short_wait_is_waited_for_so_that_a_running_part_is_finished() throws Exception {
        stop.raise();
        waiting(time).sleep(Duration.ofMillis(500));
        assertThat(time.slept()).isEqualTo(Duration.ofMillis(500));
    }
}
