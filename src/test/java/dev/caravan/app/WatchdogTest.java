package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Observation;
import dev.caravan.open115.pace.ManualTime;
import dev.caravan.transfer.Stalls;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final ManualTime time = new ManualTime();
    private final Stalls stalls = TransferParts.stalls(time.timing());
    private final Watchdog watchdog = new Watchdog(stalls);

    @Test
    void each_job_of_which_a_transfer_stood_still_is_told_once() {
        stalls.begun("photos", "a.bin", () -> {});
        stalls.begun("photos", "b.bin", () -> {});
        stalls.begun("music", "c.bin", () -> {});
        assertThat(watchdog.look()).isEmpty();
        time.pass(TransferParts.STALLED);

        List<Observation> seen = watchdog.look();

        assertThat(seen)
                .extracting(observation -> observation.subject().name())
                .containsExactly("music", "photos");
        assertThat(seen.get(1).open())
                .singleElement()
                .extracting(Condition::event, Condition::message)
                .containsExactly(
                        AlertEvent.JOB_STALLED,
                        "nothing moved for 5 minutes while a.bin travelled; it was cut and is"
                                + " tried again");
        assertThat(watchdog.look()).isEmpty();
    }
}
