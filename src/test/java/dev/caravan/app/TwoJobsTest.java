package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is moved from the folder of one job into that of another. */
class TwoJobsTest {

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

    @ParameterizedTest
    @CsvSource({
        "mirror,docs,photos",
        "mirror,photos,docs",
        "sync,docs,photos",
        "sync,photos,docs",
        "backup,photos,docs"
    })
    void hc_053_a_file_moved_between_jobs_is_sent_by_nobody_and_never_lost(
            String mode, String first, String second) throws Exception {
        house.job("photos", "mode", mode).job("docs", "mode", mode).start();
        Path file = house.write("a.bin", 5000);
        house.write("keep.bin", 10);
        house.pass("photos");
        house.pass("docs");
        Files.move(file, folder.resolve("docs/a.bin"));
        house.simulator.log().reset();

        assertThat(house.pass(first).result()).isEqualTo(PassResult.OK);
        assertThat(house.remote())
                .as("between the passes")
                .containsAnyOf("/docs/a.bin", "/photos/a.bin");
        assertThat(house.pass(second).result()).isEqualTo(PassResult.OK);

        assertThat(house.simulator.log().count("oss-put")).as("an instant upload").isZero();
        assertThat(house.remote())
                .isEqualTo(
                        mode.equals("backup")
                                ? List.of("/docs/a.bin", "/photos/a.bin", "/photos/keep.bin")
                                : List.of("/docs/a.bin", "/photos/keep.bin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "sync"})
    void hc_053_a_folder_moved_between_jobs_stays_on_115_until_the_other_job_has_it(String mode)
            throws Exception {
        house.job("photos", "mode", mode).job("docs", "mode", mode).start();
        house.write("trip/deep/a.bin", 5000);
        house.write("trip/b.bin", 10);
        house.write("keep.bin", 20);
        house.pass("photos");
        house.pass("docs");
        Files.move(folder.resolve("photos/trip"), folder.resolve("docs/journey"));
        house.program().pause("docs");

        PassReport waits = house.pass("photos");
        assertThat(waits.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(house.failures())
                .extracting(failure -> failure.path() + ": " + failure.message())
                .containsExactly(
                        "trip: did not trash trip: it lies in the folder of the job docs now, which"
                                + " has not sent it yet");
        assertThat(house.remote())
                .isEqualTo(
                        List.of(
                                "/photos/keep.bin",
                                "/photos/trip/b.bin",
                                "/photos/trip/deep/a.bin"));

        house.program().resume("docs");
        assertThat(house.pass("photos").result()).isEqualTo(PassResult.OK);
        house.time.pass(Duration.ofMinutes(1));
        assertThat(house.remote())
                .as("115 took its time to recycle the folder")
                .isEqualTo(
                        List.of(
                                "/docs/journey/b.bin",
                                "/docs/journey/deep/a.bin",
                                "/photos/keep.bin"));
    }

    @Test
    void hc_053_files_that_change_places_between_two_jobs_are_on_115_at_all_times()
            throws Exception {
        house.job("photos", "mode", "mirror").job("docs", "mode", "mirror").start();
        Path here = house.write("photos", "a.bin", 5000);
        Path there = house.write("docs", "b.bin", 6000);
        house.write("photos", "keep.bin", 10);
        house.write("docs", "keep.bin", 20);
        house.pass("photos");
        house.pass("docs");
        Files.move(here, folder.resolve("docs/a.bin"));
        Files.move(there, folder.resolve("photos/b.bin"));

        assertThat(house.pass("photos").result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).contains("/docs/a.bin", "/photos/b.bin");
        assertThat(house.pass("docs").result()).isEqualTo(PassResult.OK);
        assertThat(house.remote())
                .isEqualTo(
                        List.of(
                                "/docs/a.bin",
                                "/docs/keep.bin",
                                "/photos/b.bin",
                                "/photos/keep.bin"));
        assertThat(house.failures()).isEmpty();
    }

    private void refuseUploads() {
        house.simulator
                .faults()
                .add(
                        """
                        {"endpoint":"init","action":"reply","status":200,
                         "body":"{\\"state\\":false,\\"code\\":10019,\\"message\\":\\"no\\",\\"data\\":[]}"}
                        """);
    }

    @Test
    void hc_053_what_the_other_job_cannot_send_stays_where_it_is_on_115() throws Exception {
        house.job("photos", "mode", "mirror").job("docs", "mode", "backup").start();
        Path file = house.write("a.bin", 5000);
        house.write("keep.bin", 10);
        house.pass("photos");
        Files.move(file, folder.resolve("docs/other name.bin"));
        refuseUploads();

        assertThat(house.pass("photos").result()).isEqualTo(PassResult.PARTIAL);
        assertThat(house.remote()).isEqualTo(List.of("/photos/a.bin", "/photos/keep.bin"));

        house.simulator.faults().clear();
        house.time.pass(Duration.ofDays(2));
        assertThat(house.pass("photos").result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).isEqualTo(List.of("/docs/other name.bin", "/photos/keep.bin"));
    }

    @Test
    void hc_053_what_the_other_job_cannot_send_stays_although_it_has_made_the_folder()
            throws Exception {
        house.job("photos", "mode", "mirror").job("docs", "mode", "backup").start();
        house.write("trip/deep/a.bin", 5000);
        house.write("keep.bin", 10);
        house.pass("photos");
        house.pass("docs");
        Files.move(folder.resolve("photos/trip"), folder.resolve("docs/journey"));
        refuseUploads();

        assertThat(house.pass("photos").result()).isEqualTo(PassResult.PARTIAL);
        assertThat(house.remote()).contains("/photos/trip/deep/a.bin");
    }

    @Test
    void hc_053_a_folder_stays_on_115_while_the_other_job_is_in_the_middle_of_it()
            throws Exception {
        house.job("photos", "mode", "mirror").job("docs", "mode", "mirror");
        house.job("docs", "watch", "true").start();
        for (int i = 0; i < 8; i++) {
            house.write("trip/" + i + ".bin", 100 + i);
        }
        house.write("keep.bin", 10);
        house.write("docs", "keep.bin", 20);
        house.restartAsDaemon();
        await().until(() -> house.remote().size() == 10 && isAtRest());

        Gate upload = house.simulator.gates().put("init", 3, Gate.Moment.BEFORE);
        Files.move(folder.resolve("photos/trip"), folder.resolve("docs/journey"));
        assertThat(upload.awaitArrival(Duration.ofSeconds(30))).isTrue();
        assertThat(house.pass("photos").result()).isEqualTo(PassResult.PARTIAL);
        assertThat(house.remote()).filteredOn(path -> path.startsWith("/photos/trip")).hasSize(8);

        upload.release();
        await().until(() -> house.remote().contains("/docs/journey/7.bin") && isAtRest());
        assertThat(house.pass("photos").result()).isEqualTo(PassResult.OK);
    }

    private boolean isAtRest() {
        return house.state(
                database ->
                        new JobStore(database)
                                .all().stream()
                                        .map(job -> new PassStore(database).history(job.id(), 1))
                                        .allMatch(
                                                last ->
                                                        !last.isEmpty()
                                                                && last.get(0)
                                                                        .ended()
                                                                        .isPresent()));
    }

    @Test
    void a_file_that_is_deleted_goes_although_there_are_other_jobs() throws Exception {
        house.job("photos", "mode", "mirror").job("docs", "mode", "mirror").start();
        Path file = house.write("a.bin", 5000);
        house.write("keep.bin", 10);
        house.pass("photos");
        Files.copy(file, folder.resolve("docs/a.bin"));
        Files.delete(file);

        assertThat(house.pass("photos").result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).isEqualTo(List.of("/photos/keep.bin"));
    }

    @ParameterizedTest
    @CsvSource({"0s,30s", "30s,30s"})
    void hc_053_a_file_that_the_other_job_does_not_take_yet_because_it_just_came_stays_on_115(
            String here, String there) throws Exception {
        house.time.pass(Duration.between(house.time.instant(), Instant.now()));
        house.job("photos", "mode", "mirror").job("docs", "mode", "mirror");
        house.job("photos", "stable-for", here).job("docs", "stable-for", there).start();
        Path file = house.write("a.bin", 5000);
        house.write("keep.bin", 10);
        house.time.pass(Duration.ofMinutes(1));
        house.pass("photos");
        house.pass("docs");
        house.time.pass(Duration.between(house.time.instant(), Instant.now()));
        Files.move(file, folder.resolve("docs/a.bin"));

        assertThat(house.pass("photos").result()).isEqualTo(PassResult.PARTIAL);
        assertThat(house.remote()).isEqualTo(List.of("/photos/a.bin", "/photos/keep.bin"));

        house.time.pass(Duration.ofMinutes(1));
        assertThat(house.pass("photos").result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).isEqualTo(List.of("/docs/a.bin", "/photos/keep.bin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "a file"})
    void what_another_job_cannot_be_asked_for_holds_up_no_pass(String place) throws Exception {
        house.job("photos", "mode", "mirror").job("docs", "mode", "mirror").start();
        Path file = house.write("a.bin", 5000);
        house.write("keep.bin", 10);
        house.pass("photos");
        Files.delete(folder.resolve("docs"));
        if (place.equals("a file")) {
            Files.writeString(folder.resolve("docs"), "no folder");
        }
        Files.delete(file);

        assertThat(house.pass("photos").result()).isEqualTo(PassResult.OK);
        assertThat(house.remote()).isEqualTo(List.of("/photos/keep.bin"));
    }
}
