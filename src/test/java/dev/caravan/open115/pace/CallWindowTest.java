package dev.caravan.open115.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallWindowTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2, 2.5, 10})
    void inv_8_wherever_calls_arrive_between_begin_and_end_no_window_holds_more(double rate) {
        long seed = Long.getLong("seed", 20260101L);
        Random random = new Random(seed);
        ManualTime time = new ManualTime();
        CallWindow window = new CallWindow(rate);
        List<Instant> arrivals = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            time.sleep(window.waitBefore(time.instant()));
            CallWindow.Call call = window.begin(time.instant());
            Duration travel = Duration.ofMillis(random.nextInt(1500));
            arrivals.add(time.instant().plusMillis(random.nextInt((int) travel.toMillis() + 1)));
            time.pass(travel);
            call.end(time.instant());
        }
        Collections.sort(arrivals);
        int calls = (int) Math.max(1, Math.floor(rate));
        Duration length = Duration.ofNanos((long) (calls * 1e9 / rate));
        for (int i = calls; i < arrivals.size(); i++) {
            assertThat(Duration.between(arrivals.get(i - calls), arrivals.get(i)))
                    .as("seed %d, call %d", seed, i)
                    .isGreaterThanOrEqualTo(length);
        }
    }

    @Test
    void a_call_that_never_ends_does_not_hold_the_others_for_ever() {
        ManualTime time = new ManualTime();
        CallWindow window = new CallWindow(1);
        window.begin(time.instant());

        time.pass(Duration.ofSeconds(7));

        assertThat(window.waitBefore(time.instant())).isZero();
    }

    @Test
    void a_clock_that_went_back_costs_one_window_at_most() {
        ManualTime time = new ManualTime();
        CallWindow window = new CallWindow(1);
        CallWindow.Call call = window.begin(time.instant());
        call.end(time.instant());

        time.pass(Duration.ofHours(-3));

        assertThat(window.waitBefore(time.instant())).isLessThan(Duration.ofSeconds(2));
    }
}
