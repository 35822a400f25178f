package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.policy.Condition;
import dev.caravan.cause.Cause;
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
    private List<String> problems = List.of();

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
        return silence().observations().get(0).open();
    }

    private Silence silence() throws Exception {
        StateDatabase state = house.program().state();
        return new Silence(house.settings().jobs(), state, () -> problems, () -> now);
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

    @Test
    void hc_315_a_configuration_that_would_not_start_again_is_told_until_it_is_mended()
            throws Exception {
        Silence silence = silence();
        problems = List.of("caravan.yaml:7: unknown key `locale`", "another");
        assertThat(silence.observations().get(0).open()).as("being written, perhaps").isEmpty();
        assertThat(silence.observations().get(0).open())
                .singleElement()
                .satisfies(
                        broken -> {
                            assertThat(broken.cause()).isEqualTo(Cause.CONFIG_INVALID);
                            assertThat(broken.message()).contains("caravan.yaml:7: unknown key");
                            assertThat(broken.action()).contains("caravan check");
                        });
        problems = List.of();
        assertThat(silence.observations().get(0).open()).isEmpty();
    }
}
