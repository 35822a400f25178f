package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.policy.Condition;
import dev.caravan.state.database.StateDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceTest {

    private House house;
    private Instant now = Instant.now();

    @BeforeEach
    void build(@TempDir Path folder) throws Exception {
        house = new House(folder);
        house.job("expect-success-within", "3d");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private List<Condition> open() throws Exception {
        StateDatabase state = house.program().state();
        Silence silence = new Silence(house.settings().jobs(), state, () -> now);
        return silence.observations().get(0).open();
    }

    @Test
    void hc_373_a_job_without_success_for_too_long_is_missed() throws Exception {
        house.write("a.txt", "a");
        house.pass();
        now = Instant.now().plus(Duration.ofDays(2));
        assertThat(open()).isEmpty();
        now = now.plus(Duration.ofDays(2));
        assertThat(open())
                .singleElement()
                .satisfies(
                        missed -> {
                            assertThat(missed.event()).isEqualTo(AlertEvent.JOB_MISSED);
                            assertThat(missed.message()).contains("the last success was at");
                        });
        house.pass();
        now = Instant.now().plus(Duration.ofDays(1));
        assertThat(open()).isEmpty();
    }

    @Test
    void hc_373_a_job_that_never_succeeded_is_missed_as_well() throws Exception {
        assertThat(open()).isEmpty();
        now = now.plus(Duration.ofDays(2));
        assertThat(open()).as("a restart does not count anew").isEmpty();
        now = now.plus(Duration.ofDays(2));
        assertThat(open())
                .singleElement()
                .extracting(Condition::message)
                .asString()
                .contains("never");
    }
}
