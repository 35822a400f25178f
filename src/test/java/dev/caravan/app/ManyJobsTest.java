package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty jobs of one account are due at the same minute. */
class ManyJobsTest {

    private static final int JOBS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Household house;

    @BeforeEach
    void build(@TempDir Path folder) throws Exception {
        house = new Household(folder);
        for (String job : jobs()) {
            house.job(job, "mode", "backup").job(job, "transfers", "1");
            house.write(job, "a.bin", 100);
        }
    }

    @AfterEach
    void close() throws Exception {
        house.simulator.gates().clear();
        house.close();
    }

    private static List<String> jobs() {
        return IntStream.range(0, JOBS).mapToObj(i -> "job" + i).toList();
    }

    @Test
    void hc_337_each_runs_although_many_are_at_work_for_hours() throws Exception {
        Program program = house.start();
        List<Gate> hanging = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            hanging.add(house.simulator.gates().put("oss-put", i, Gate.Moment.BEFORE));
        }
        jobs().forEach(job -> program.runSoon(new PassOrder(job, Trigger.SCHEDULE)));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(ended())
                                        .as("all but those that still send")
                                        .hasSizeGreaterThanOrEqualTo(JOBS - hanging.size()));
        hanging.forEach(Gate::release);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ended()).hasSize(JOBS));
        assertThat(house.remote()).hasSize(JOBS);
    }

    /** The jobs that came through. */
    private List<String> ended() {
        return house.state(
                state ->
                        jobs().stream()
                                .filter(
                                        job ->
                                                new JobStore(state)
                                                        .find(job).stream()
                                                                .flatMap(
                                                                        known ->
                                                                                new PassStore(state)
                                                                                                .last(
                                                                                                        known
                                                                                                                .id())
                                                                                                .stream())
                                                                .anyMatch(
                                                                        pass ->
                                                                                pass.result()
                                                                                        .equals(
                                                                                                Optional
                                                                                                        .of(
                                                                                                                PassResult
                                                                                                                        .OK))))
                                .toList());
    }
}
