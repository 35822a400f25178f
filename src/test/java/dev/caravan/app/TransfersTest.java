package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.pass.report.PassReport;
import dev.caravan.settings.Settings;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates and hours of transfers, in whole passes; the clock begins at midnight UTC. */
class TransfersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void files_in_flight_share_the_rate() throws Exception {
        house.job("photos", "bandwidth", "{ upload: 100KB/s }").start();
        house.write("a.bin", 300_000);
        house.write("b.bin", 300_000);
        house.write("c.bin", 300_000);
        Instant before = house.time.instant();

        assertThat(house.pass().counts().uploaded()).isEqualTo(3);

        assertThat(Duration.between(before, house.time.instant()))
                .isGreaterThan(Duration.ofMillis(8_500));
    }

    @Test
    void outside_of_the_window_all_is_done_but_transfers_which_wait_until_it_opens()
            throws Exception {
        house.job("photos", "window", "\"01:00-07:00\"").start();
        Files.createDirectories(house.folder.resolve("photos/empty"));
        house.write("a.bin", 1000);
        house.write("sub/b.bin", 1000);

        PassReport closed = house.pass();

        assertThat(closed.result()).isEqualTo(PassResult.WAITING);
        assertThat(closed.cause()).isEmpty();
        assertThat(closed.message())
                .isEqualTo("2 files wait: the window opens at 2026-01-01 01:00");
        assertThat(closed.counts().failed()).isZero();
        assertThat(house.failures()).isEmpty();
        assertThat(house.remote()).isEmpty();
        assertThat(house.simulator.otherClient().find("/photos/empty")).isPresent();
        assertThat(isDue()).isFalse();

        house.time.pass(Duration.ofHours(1));
        assertThat(isDue()).isTrue();
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).containsExactly("/photos/a.bin", "/photos/sub/b.bin");
        assertThat(isDue()).isFalse();
    }

    @Test
    void at_the_end_of_the_window_the_running_part_is_finished_and_the_next_pass_goes_on()
            throws Exception {
        house.job("photos", "window", "\"00:00-00:01\"")
                .job("photos", "bandwidth", "{ upload: 500KB/s }")
                .start();
        house.write("large.bin", 40 << 20);
        house.write("small.bin", 1000);

        PassReport ended = house.pass();

        assertThat(ended.result()).isEqualTo(PassResult.WAITING);
        assertThat(house.simulator.log().count("oss-part")).isEqualTo(2);
        assertThat(house.simulator.log().count("oss-abort")).isZero();

        house.simulator.log().reset();
        house.time.pass(Duration.ofDays(1).minusMinutes(1));
        house.restart();
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
        assertThat(house.simulator.log().count("oss-part")).isEqualTo(1);
        assertThat(house.remote()).containsExactly("/photos/large.bin", "/photos/small.bin");
    }

    @Test
    void after_max_run_no_transfer_starts_and_the_next_pass_carries_the_rest() throws Exception {
        house.job("photos", "max-run", "10s")
                .job("photos", "bandwidth", "{ upload: 100KB/s }")
                .job("photos", "transfers", "1")
                .start();
        house.write("1.bin", 1_500_000);
        house.write("2.bin", 1000);

        PassReport ended = house.pass();

        assertThat(ended.result()).isEqualTo(PassResult.WAITING);
        assertThat(ended.message()).contains("max-run");
        assertThat(house.remote()).containsExactly("/photos/1.bin");
        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).hasSize(2);
    }

    @Test
    void when_the_window_opens_the_daemon_goes_on_by_itself() throws Exception {
        house.job("photos", "window", "\"01:00-07:00\"").job("photos", "at-start", "false").start();
        house.write("a.bin", 1000);
        house.pass();
        house.time.pass(Duration.ofHours(1));

        house.restartAsDaemon();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(house.remote()).containsExactly("/photos/a.bin"));
    }

    @Test
    void small_files_do_not_wait_behind_a_huge_one() throws Exception {
        house.job("photos", "transfers", "3").start();
        house.write("0-huge.bin", 20 << 20);
        for (int i = 1; i <= 20; i++) {
            house.write(i + ".bin", 1000 + i);
        }
        Gate hugeOne = house.simulator.gates().before("oss-part");
        CompletableFuture<PassReport> pass = CompletableFuture.supplyAsync(house::pass);
        assertThat(hugeOne.awaitArrival(PATIENCE)).isTrue();

        await().atMost(PATIENCE).until(() -> house.remote().size() == 20);
        assertThat(pass).isNotDone();
        hugeOne.release();

        assertThat(pass.get(30, TimeUnit.SECONDS).result()).isEqualTo(PassResult.OK);
    }

    @Test
    void small_files_do_not_wait_behind_as_many_huge_ones_as_the_lane_has_threads()
            throws Exception {
        house.job("photos", "transfers", "2").start();
        house.write("0-huge.bin", 17 << 20);
        house.write("1-huge.bin", (17 << 20) + 1);
        for (int i = 2; i <= 9; i++) {
            house.write(i + ".bin", 1000 + i);
        }
        Gate hugeOne = house.simulator.gates().before("oss-part");
        Gate otherHugeOne = house.simulator.gates().put("oss-part", 2, Gate.Moment.BEFORE);
        CompletableFuture<PassReport> pass = CompletableFuture.supplyAsync(house::pass);
        assertThat(hugeOne.awaitArrival(PATIENCE)).isTrue();

        await().atMost(PATIENCE).until(() -> house.remote().size() == 8);
        hugeOne.release();
        otherHugeOne.release();

        assertThat(pass.get(30, TimeUnit.SECONDS).counts().uploaded()).isEqualTo(10);
    }

    @Test
    void a_job_has_as_many_in_flight_as_it_wants_and_keeps_no_other_waiting() throws Exception {
        house.job("photos", "transfers", "2").job("music", "transfers", "1").start();
        for (int i = 0; i < 4; i++) {
            house.write(i + ".bin", 1000 + i);
        }
        house.write("music", "a.bin", 1000);
        Gate first = house.simulator.gates().before("oss-put");
        Gate second = house.simulator.gates().before("oss-put");
        Gate third = house.simulator.gates().before("oss-put");
        CompletableFuture<PassReport> pass = CompletableFuture.supplyAsync(house::pass);
        assertThat(first.awaitArrival(PATIENCE)).isTrue();
        assertThat(second.awaitArrival(PATIENCE)).isTrue();

        CompletableFuture<PassReport> music =
                CompletableFuture.supplyAsync(() -> house.pass("music"));
        assertThat(third.awaitArrival(PATIENCE)).isTrue();
        third.release();
        assertThat(music.get(30, TimeUnit.SECONDS).counts().uploaded()).isEqualTo(1);
        assertThat(house.remote()).containsExactly("/music/a.bin");

        first.release();
        second.release();
        assertThat(pass.get(30, TimeUnit.SECONDS).counts().uploaded()).isEqualTo(4);
    }

    private boolean isDue() throws IOException {
        Settings settings = house.settings();
        return house.state(
                database ->
                        new Resumptions(
                                        settings,
                                        job -> false,
                                        account -> false,
                                        Resumptions.Memory.of(database),
                                        house.time)
                                .order("photos")
                                .isPresent());
    }
}
