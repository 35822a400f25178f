package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.Failure;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that only want rapid uploads. */
class ParkingTest {

    @TempDir Path folder;
    private Household house;

    @BeforeEach
    void open() throws IOException {
        house = new Household(folder);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void what_115_has_goes_and_the_rest_is_parked_until_it_is_due() throws Exception {
        house.job("photos", "rapid-upload", "only").start();
        house.write("known.bin", 2000);
        house.simulator.otherClient().file("/other/known.bin", house.bytes("known.bin"));
        house.write("new.bin", 2000);

        PassReport first = house.pass();

        assertThat(first.result()).isEqualTo(PassResult.WARNINGS);
        assertThat(first.counts().rapid()).isEqualTo(1);
        assertThat(first.counts().rapidBytes()).isEqualTo(2000);
        assertThat(first.counts().failed()).isZero();
        Failure parked = house.failures().get(0);
        assertThat(parked.cause()).isEqualTo(Cause.FILE_BUSY);
        assertThat(Duration.between(house.time.instant(), parked.next().orElseThrow()))
                .isBetween(Duration.ofHours(6).minusSeconds(1), Duration.ofHours(6));
        assertThat(house.simulator.log().count("oss-put")).isZero();

        house.simulator.log().reset();
        assertThat(house.pass().result()).isEqualTo(PassResult.WARNINGS);
        assertThat(house.simulator.log().count("init")).isZero();
        assertThat(house.failures()).hasSize(1);

        house.simulator.otherClient().file("/other/new.bin", house.bytes("new.bin"));
        house.time.pass(Duration.ofHours(6));
        house.restart();
        PassReport last = house.pass();
        assertThat(last.result()).isEqualTo(PassResult.OK);
        assertThat(last.counts().rapid()).isEqualTo(1);
        assertThat(house.failures()).isEmpty();
    }

    @Test
    void what_is_parked_is_no_failure_for_a_pass_that_looks_elsewhere_either() throws Exception {
        house.job("photos", "rapid-upload", "only").start();
        house.write("known.bin", 2000);
        house.write("later/new.bin", 2000);
        house.simulator.otherClient().file("/other/known.bin", house.bytes("known.bin"));
        assertThat(house.pass().result()).isEqualTo(PassResult.WARNINGS);

        house.write("known.bin", 3000);
        house.simulator.otherClient().file("/other/new.bin", house.bytes("known.bin"));
        PassReport narrow = house.passOfTop();

        assertThat(narrow.counts().rapid()).isEqualTo(1);
        assertThat(narrow.result()).as(narrow.message()).isNotEqualTo(PassResult.PARTIAL);
        assertThat(house.failures()).hasSize(1);
    }

    @Test
    void what_is_parked_for_too_long_is_sent_after_all() throws Exception {
        afterGivingUp("upload");
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).containsExactly("/photos/new.bin");
    }

    @Test
    void what_is_parked_for_too_long_may_stay_parked() throws Exception {
        afterGivingUp("keep");
        assertThat(house.pass().result()).isEqualTo(PassResult.WARNINGS);
        assertThat(house.simulator.log().count("init")).isEqualTo(1);
        assertThat(house.remote()).isEmpty();
    }

    @Test
    void what_is_parked_for_too_long_may_be_a_failure() throws Exception {
        afterGivingUp("fail");
        PassReport report = house.pass();
        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(report.counts().failed()).isEqualTo(1);
        assertThat(house.simulator.log().count("init")).isZero();
    }

    private void afterGivingUp(String then) throws Exception {
        house.job(
                        "photos",
                        "rapid-upload",
                        "{ mode: only, retry-every: 1h, give-up-after: 2d, then: " + then + " }")
                .start();
        house.write("new.bin", 2000);
        assertThat(house.pass().result()).isEqualTo(PassResult.WARNINGS);
        house.time.pass(Duration.ofDays(2));
        house.simulator.log().reset();
    }
}
