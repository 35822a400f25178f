package dev.caravan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.traffic.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DaemonIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the JVM ends with after SIGTERM. */
    private static final int TERMINATED = 143;

    @TempDir Path folder;
    private Installation caravan;
    private LocalTree local;
    private AlertReceiver hook;
    private Optional<CaravanProcess> daemon = Optional.empty();

    @BeforeEach
    void install() throws IOException {
        caravan = Installation.in(folder);
        local = caravan.local;
        hook = new AlertReceiver();
    }

    @AfterEach
    void close() throws IOException {
        if (daemon.isPresent()) {
            daemon.get().kill();
        }
        hook.close();
        caravan.close();
    }

    @Test
    void hc_323_331_a_daemon_passes_again_and_again_and_shares_nothing_with_a_second_one()
            throws Exception {
        caravan.job("every", "5s");
        local.write("a.txt", "a");
        CaravanProcess running = daemon();
        await().atMost(PATIENCE).until(() -> !caravan.remote().isEmpty());

        CaravanProcess.Ended second = caravan.run("run").exited(6);
        assertThat(second.err()).contains("pid " + running.pid());
        JsonNode status = caravan.json("status", "--json");
        assertThat(status.at("/daemon/running").asBoolean()).isTrue();
        assertThat(status.at("/daemon/pid").asLong()).isEqualTo(running.pid());
        assertThat(status.at("/jobs/photos/nextPass").isTextual()).isTrue();

        // A person's pass while the daemon is in the middle of its own.
        Gate gate = caravan.simulator.gates().before("files");
        assertThat(gate.awaitArrival(PATIENCE)).isTrue();
        assertThat(caravan.jobStatus().path("state").asText()).isEqualTo("running");
        assertThat(caravan.run("run", "--once").exited(6).out()).contains("pid " + running.pid());
        // What only looks is answered beside it.
        assertThat(caravan.json("plan", "photos", "--json").path("operations")).isEmpty();
        assertThat(caravan.json("why", "photos", "a.txt", "--json").path("events")).isNotEmpty();
        caravan.run("verify", "photos").exited(0);
        caravan.run("restore", "photos", "--to", folder.resolve("rescue").toString()).exited(0);
        assertThat(folder.resolve("rescue/a.txt")).hasContent("a");
        gate.release();

        local.write("b.txt", "b");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(caravan.remote()).hasSize(2));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(caravan.json("history", "--json")).hasSizeGreaterThan(3));
        assertThatNoTwoPassesRanAtOnce(caravan.json("history", "--json"));

        Instant asked = Instant.now();
        running.terminate();
        running.await().exited(TERMINATED);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(running.said()).doesNotContain("Exception");
        assertThat(caravan.json("status", "--json").at("/daemon/running").asBoolean()).isFalse();
    }

    @Test
    void hc_315_a_broken_configuration_changes_nothing_of_what_runs_and_starts_nothing()
            throws Exception {
        caravan.job("every", "5s");
        local.write("a.txt", "a");
        CaravanProcess running = daemon();
        await().atMost(PATIENCE).until(() -> caravan.remote().size() == 1);
        for (String broken :
                List.of("jobs: {", "jobs: { photos: { locale: /x } }", "state-dir: [1]")) {
            CaravanProcess.Ended checked = caravan.runWith(broken, "check").exited(2);
            assertThat(checked.out() + checked.err()).contains("caravan.yaml");
        }
        caravan.traffic().reset();
        caravan.runWith("jobs: { photos: { mode: mirror, local: 7 } }", "run", "--once").exited(2);
        local.write("b.txt", "b");
        await().atMost(PATIENCE).until(() -> caravan.remote().size() == 2);
        assertThat(running.isAlive()).isTrue();
        assertThat(caravan.simulator.otherClient().bin()).isEmpty();
        running.terminate();
        running.await().exited(TERMINATED);
        assertThat(caravan.jobStatus().path("state").asText()).isEqualTo("ok");
    }

    @Test
    void hc_167_temporary_files_of_downloads_never_travel() throws Exception {
        caravan.job("mode", "sync").job("watch", "true").job("at-start", "true");
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[1 << 20];
            new Random(i).nextBytes(bytes);
            caravan.simulator.otherClient().file(Installation.REMOTE + "/" + i + ".bin", bytes);
        }
        Map<String, String> before = caravan.remote();
        Gate gate = caravan.simulator.gates().put("cdn", 6, Gate.Moment.BEFORE);
        CaravanProcess running = daemon();
        assertThat(gate.awaitArrival(PATIENCE)).isTrue();
        running.kill();
        caravan.simulator.gates().clear();
        assertThat(local.root().resolve(".caravan/tmp")).isNotEmptyDirectory();
        assertThat(caravan.remote()).isEqualTo(before);

        CaravanProcess again = daemon();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(local.content()).isEqualTo(before));
        await().atMost(PATIENCE)
                .until(() -> caravan.jobStatus().path("state").asText().equals("ok"));
        again.terminate();
        again.await();
        assertThat(local.root().resolve(".caravan/tmp")).isEmptyDirectory();
        assertThat(caravan.remote()).isEqualTo(before);
        assertThat(caravan.traffic().count("init")).as("nothing was ever sent").isZero();
    }

    @Test
    void sigterm_in_the_middle_of_a_big_upload_saves_what_was_sent() throws Exception {
        caravan.job("at-start", "true").channels("[" + hook.channel() + "]");
        local.random("film.mkv", (65 << 20) + 1);
        caravan.simulator.switches().set("storage.slow", "100ms");
        CaravanProcess running = daemon();
        Gate gate = caravan.simulator.gates().put("oss-part", 2, Gate.Moment.BEFORE);
        assertThat(gate.awaitArrival(PATIENCE)).isTrue();
        gate.release();

        Instant asked = Instant.now();
        running.terminate();
        running.await().exited(TERMINATED);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(running.said()).doesNotContain("Exception");
        assertThat(running.said()).doesNotContain("ERROR");
        assertThat(hook.events()).as("a stop is no failure").isEmpty();
        long sent = caravan.traffic().count("oss-part");
        assertThat(sent).isBetween(1L, 4L);
        JsonNode stopped = caravan.jobStatus();
        assertThat(stopped.path("state").asText()).isEqualTo("partial");
        assertThat(stopped.path("failures").asLong()).as("a stop is no failure").isZero();

        caravan.simulator.switches().set("storage.slow", "0ms");
        caravan.traffic().reset();
        CaravanProcess again = daemon();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(caravan.remote()).isEqualTo(local.content()));
        again.terminate();
        again.await();
        assertThat(caravan.traffic().count("oss-initiate")).isZero();
        assertThat(caravan.traffic().count("oss-part")).isLessThanOrEqualTo(5 - sent + 1);
    }

    @Test
    void without_at_start_only_a_missed_firing_runs_at_once() throws Exception {
        caravan.job("at-start", "false").job("every", "20s");
        local.write("a.txt", "a");
        CaravanProcess running = daemon();
        await().atMost(PATIENCE).until(() -> running.said().contains("running 1 job"));
        JsonNode idle = caravan.jobStatus();
        assertThat(idle.path("state").asText()).isEqualTo("never");
        running.terminate();
        running.await();

        caravan.pass(0);
        local.write("b.txt", "b");
        Instant last = Instant.parse(caravan.jobStatus().at("/lastPass/started").asText());
        caravan.job("every", "5s");
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(last.plusSeconds(6)));
        CaravanProcess again = daemon();
        await().atMost(PATIENCE).until(() -> caravan.remote().size() == 2);
        // On a slow machine the interval may have fired again by now.
        assertThat(caravan.json("history", "--json").findValuesAsText("trigger"))
                .contains("missed");
        again.terminate();
        again.await();
    }

    private CaravanProcess daemon() throws IOException {
        CaravanProcess started = caravan.start("run");
        daemon = Optional.of(started);
        return started;
    }

    private static void assertThatNoTwoPassesRanAtOnce(JsonNode history) {
        List<JsonNode> passes = new ArrayList<>();
        history.forEach(entry -> passes.add(0, entry.path("pass")));
        for (int i = 1; i < passes.size(); i++) {
            assertThat(passes.get(i).path("started").asText())
                    .isGreaterThanOrEqualTo(passes.get(i - 1).path("ended").asText());
        }
    }
}
