package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.state.JobStore;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that watches the folder of its job. */
class WatchedJobTest {

    private House house;

    @BeforeEach
    void build(@TempDir Path folder) throws Exception {
        house = new House(folder);
        house.job("watch", "true");
        house.write("old/a.txt", "a");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    private List<PassRecord> passes() throws Exception {
        var state = house.program().state();
        return new JobStore(state)
                .find(House.JOB)
                .map(job -> new PassStore(state).history(job.id(), 1000))
                .orElse(List.of());
    }

    private void settle() throws Exception {
        house.daemon();
        awaitRemote("old/a.txt");
        awaitRest();
        assertThat(passes().get(0).result()).as("%s", passes()).contains(PassResult.OK);
    }

    private void awaitRemote(String... paths) {
        await().atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(house.remote()).contains(paths));
    }

    private void awaitRest() throws Exception {
        await().atMost(House.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(passes())
                                        .isNotEmpty()
                                        .allMatch(pass -> pass.ended().isPresent()));
    }

    @Test
    void a_new_file_comes_to_115_without_a_listing_of_everything() throws Exception {
        settle();
        long counted = passes().get(0).counts().files();
        house.simulator.log().reset();
        house.write("old/c.txt", "no listing for this");
        awaitRemote("old/c.txt");
        awaitRest();
        assertThat(house.simulator.log().count("files")).as("%s", passes()).isZero();
        assertThat(house.simulator.log().count("info")).isZero();
        PassRecord last = passes().get(0);
        assertThat(last.trigger()).isEqualTo("watch");
        assertThat(last.result()).contains(PassResult.OK);
        assertThat(last.counts().apiCalls()).isLessThanOrEqualTo(2);
        assertThat(last.counts().files()).as("all of the job").isEqualTo(counted + 1);
    }

    @Test
    void hc_343_ten_thousand_events_are_a_handful_of_passes() throws Exception {
        house.job("stable-for", "1s");
        house.daemon();
        awaitRemote("old/a.txt");
        awaitRest();
        int before = passes().size();
        for (int i = 0; i < 100; i++) {
            house.write("many/" + i + ".txt", "same");
            for (int again = 0; again < 100; again++) {
                Files.writeString(house.local.resolve("many/" + i + ".txt"), "same");
            }
        }
        await().atMost(House.PATIENCE).untilAsserted(() -> assertThat(house.remote()).hasSize(103));
        awaitRest();
        assertThat(passes().size() - before).isBetween(1, 30);
        assertThat(passes()).allMatch(pass -> pass.result().equals(Optional.of(PassResult.OK)));
    }

    @Test
    void a_file_that_is_still_being_written_is_taken_once_it_keeps_still() throws Exception {
        house.job("stable-for", "2s");
        house.daemon();
        house.write("young.txt", "y");
        awaitRemote("old/a.txt", "young.txt");
        awaitRest();
        assertThat(passes().get(0).result()).as("%s", passes()).contains(PassResult.OK);
    }

    @Test
    void a_paused_job_does_nothing_until_it_is_resumed() throws Exception {
        settle();
        house.program().pause(House.JOB);
        house.write("new.txt", "n");
        await().during(Duration.ofSeconds(2))
                .atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(house.remote()).doesNotContain("new.txt"));
        house.program().resume(House.JOB);
        awaitRemote("new.txt");
    }

    @Test
    void a_rename_is_seen_by_a_pass_that_looks_everywhere() throws Exception {
        settle();
        house.write("old/b.txt", "b");
        awaitRemote("old/b.txt");
        awaitRest();
        house.simulator.log().reset();
        Files.move(house.local.resolve("old/b.txt"), house.local.resolve("old/c.txt"));
        awaitRemote("old/c.txt");
        awaitRest();
        assertThat(house.remote()).doesNotContain("old/b.txt");
        assertThat(house.simulator.log().count("files")).as("115 was asked").isPositive();
        assertThat(house.simulator.log().count("oss-put")).as("a move and no upload").isZero();
    }
}
