package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.state.Failure;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for which 115 has no room, or which the membership does not allow. */
class RoomTest {

    private static final long SIX_GIB = 6L << 30;

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
    void hc_149_a_file_over_the_limit_is_refused_unread_and_not_in_every_run() throws Exception {
        account(Membership.NONE, 1L << 40);
        house.start();
        sparse("huge.bin", SIX_GIB);
        house.write("small.bin", 1000);
        // A file that is written after it was refused would go at once, and the disk has its own
        // clock.
        Duration behind = Duration.between(house.time.instant(), Instant.now());
        house.time.pass(behind.plusMinutes(1));

        PassReport report = house.pass();

        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(house.failures())
                .singleElement()
                .extracting(Failure::cause, failure -> failure.path().toString())
                .containsExactly(Cause.TOO_LARGE, "huge.bin");
        assertThat(house.remote()).containsExactly("/photos/small.bin");
        assertThat(house.simulator.log().count("init")).isEqualTo(1);

        house.simulator.log().reset();
        assertThat(house.pass().result()).isEqualTo(PassResult.PARTIAL);
        assertThat(house.simulator.log().count("user-info")).isZero();
    }

    @Test
    void hc_295_what_does_not_fit_waits_untried_and_what_fits_goes() throws Exception {
        account(Membership.YEARLY, 10_000);
        house.job("photos", "transfers", "1").start();
        house.write("1-large.bin", 50_000);
        house.write("2-larger.bin", 60_000);
        house.write("3-small.bin", 1000);

        PassReport full = house.pass();

        assertThat(full.result()).isEqualTo(PassResult.WAITING);
        assertThat(full.cause()).contains(Cause.QUOTA);
        assertThat(house.remote()).containsExactly("/photos/3-small.bin");
        assertThat(house.simulator.log().count("init")).isEqualTo(2);
        assertThat(house.failures())
                .extracting(Failure::cause)
                .containsExactly(Cause.QUOTA, Cause.QUOTA);

        house.simulator.log().reset();
        house.write("4-small.bin", 2000);
        assertThat(house.pass().result()).isEqualTo(PassResult.WAITING);
        assertThat(house.simulator.log().count("init")).isEqualTo(1);
        assertThat(house.remote()).hasSize(2);

        account(Membership.YEARLY, 1L << 40);
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).hasSize(4);
    }

    private void account(Membership membership, long bytes) {
        house.simulator.putUser(new Account.Profile(Simulator.USER, "caravan", membership, bytes));
    }

    private void sparse(String name, long size) throws IOException {
        Path file = house.folder.resolve("photos").resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
    }
}
