package dev.caravan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.simulator.traffic.Gate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** SIGTERM in the middle of something long. */
@Execution(ExecutionMode.CONCURRENT)
class StopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);

    /** What the JVM ends with after SIGTERM. */
    private static final int TERMINATED = 143;

    private static final int FILES = 20_000;
    private static final String SHA1_OF_X = "11F6AD8EC52A2984ABAAFD7C3B516503785C2072";

    private static final Pattern PORT = Pattern.compile("listening host=127.0.0.1 port=(\\d+)");

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private Installation caravan;

    @BeforeEach
    void install() throws IOException {
        caravan = Installation.in(folder);
    }

    /** The same many files on both sides, which no pass has seen yet. */
    private void fill() throws IOException {
        for (int file = 0; file < FILES; file++) {
            Path parent = caravan.local.root().resolve("d" + file % 20);
            if (file < 20) {
                Files.createDirectories(parent);
                caravan.simulator.otherClient().folder(Installation.REMOTE + "/d" + file);
            }
            Files.writeString(parent.resolve("f" + file), "x");
        }
        for (int file = 0; file < FILES; file++) {
            String parent = Installation.REMOTE + "/d" + file % 20;
            caravan.simulator.otherClient().listed(parent, "f" + file, SHA1_OF_X, 1);
        }
    }

    @AfterEach
    void close() throws IOException {
        caravan.close();
    }

    @Test
    void looking_and_hashing_end_soon_and_the_next_pass_settles() throws Exception {
        fill();
        slow("files", "500ms");
        stops(caravan.start("run", "--once"), () -> caravan.traffic().count("files") >= 3);
        assertThat(caravan.jobStatus().path("state").asText()).isEqualTo("partial");
        assertThat(caravan.json("failures", "--json")).as("a stop is no failure").isEmpty();

        caravan.simulator.faults().clear();
        caravan.job("at-start", "true").server("{ listen: \"127.0.0.1:0\" }");
        CaravanProcess daemon = caravan.start("run");
        stops(daemon, () -> looksNoMore(daemon));

        caravan.pass(0);
        assertThat(caravan.jobStatus().at("/lastPass/files").asLong()).isEqualTo(FILES);
        assertThat(caravan.traffic().count("init")).as("nothing was sent").isZero();
        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.traffic().count("init")).isZero();
    }

    @Test
    void a_long_wait_for_a_turn_does_not_hold_up_the_end() throws Exception {
        caravan.account("requests-per-second", "0.1").local.write("a.txt", "a");
        stops(caravan.start("run", "--once"), () -> caravan.traffic().calls() >= 2);
        assertThat(caravan.jobStatus().path("state").asText()).isEqualTo("partial");
    }

    @Test
    void a_part_that_hangs_is_broken_off_and_sent_again_later() throws Exception {
        caravan.local.random("film.mkv", (33 << 20) + 7);
        stopsAlthough("oss-part", 2);

        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.remote()).isEqualTo(caravan.local.content());
        assertThat(caravan.traffic().count("oss-part")).isEqualTo(2);
    }

    @Test
    void an_answer_that_never_comes_does_not_hold_up_the_end() throws Exception {
        caravan.local.write("a.txt", "a");
        stopsAlthough("init", 1);

        caravan.pass(0);
        assertThat(caravan.remote()).isEqualTo(caravan.local.content());
    }

    private void stopsAlthough(String endpoint, int nth) throws Exception {
        Gate gate = caravan.simulator.gates().put(endpoint, nth, Gate.Moment.BEFORE);
        CaravanProcess running = caravan.start("run", "--once");
        assertThat(gate.awaitArrival(PATIENCE)).isTrue();
        running.terminate();
        await().atMost(Duration.ofSeconds(25))
                .until(() -> running.said().contains("Shutdown stopped"));
        running.await().exited(TERMINATED);
        assertThat(running.said()).doesNotContain("ERROR");
        gate.release(Gate.Outcome.DROP);
        assertThat(caravan.jobStatus().path("state").asText()).isEqualTo("partial");
        assertThat(caravan.json("failures", "--json")).as("a stop is no failure").isEmpty();
    }

    private void slow(String endpoint, String time) {
        caravan.simulator
                .faults()
                .add(
                        "{\"endpoint\":\"%s\",\"action\":\"delay\",\"time\":\"%s\"}"
                                .formatted(endpoint, time));
    }

    /** SIGTERM as soon as something is so: it has to be gone soon, and without a complaint. */
    private void stops(CaravanProcess running, Callable<Boolean> moment) throws IOException {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(moment);
        running.terminate();
        // What the JVM itself still does at its end, such as a class archive for later runs, is not
        // counted.
        await().atMost(SOON).until(() -> running.said().contains("Shutdown stopped"));
        running.await().exited(TERMINATED);
        assertThat(running.said()).doesNotContain("Exception").doesNotContain("ERROR");
    }

    /** The daemon shows how far it is. */
    private boolean looksNoMore(CaravanProcess daemon) throws Exception {
        Matcher port = PORT.matcher(daemon.said());
        if (!port.find()) {
            return false;
        }
        URI status = URI.create("http://127.0.0.1:" + port.group(1) + "/api/status");
        String answer =
                http.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString()).body();
        JsonNode job = new ObjectMapper().readTree(answer).at("/jobs/photos");
        return Set.of("hashing", "planning", "working").contains(job.at("/progress/phase").asText())
                || job.path("state").asText().equals("ok");
    }
}
