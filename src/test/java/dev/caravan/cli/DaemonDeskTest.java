package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.app.Program;
import dev.caravan.settings.Environment;
import dev.caravan.settings.Loading;
import dev.caravan.settings.Settings;
import dev.caravan.settings.SettingsFile;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.status.JsonOutput;
import dev.caravan.status.StatusDocument;
import dev.caravan.web.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person orders a running daemon to do. */
class DaemonDeskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private CommandWorld world;
    private Optional<Program> daemon = Optional.empty();
    private DaemonDesk desk;

    @BeforeEach
    void build(@TempDir Path folder) throws IOException {
        world = CommandWorld.in(folder.toRealPath());
        world.job("mode", "sync").job("at-start", "true");
    }

    @AfterEach
    void close() throws IOException {
        daemon.ifPresent(Program::close);
        world.close();
    }

    @Test
    void a_paused_job_is_started_by_nothing_and_goes_on_when_it_is_resumed() throws Exception {
        world.job("watch", "true").job("every", "5s").job("poll-remote", "5s");
        world.write("a.txt", "a");
        start();
        await().atMost(PATIENCE).until(() -> world.remoteTexts().containsKey("a.txt"));

        assertThat(desk.pause(CommandWorld.JOB).kind()).isEqualTo(Reply.Kind.ACCEPTED);
        await().atMost(PATIENCE).until(() -> !isRunning());
        assertThat(job().paused()).isTrue();
        long last = lastPass();
        world.write("b.txt", "b");
        world.simulator.otherClient().file(CommandWorld.REMOTE + "/c.txt", "c");
        await().during(Duration.ofSeconds(6)).atMost(PATIENCE).until(() -> lastPass() == last);
        assertThat(desk.run(CommandWorld.JOB).message()).contains("when it is resumed");

        desk.resume(CommandWorld.JOB);
        assertThat(job().paused()).isFalse();
        await().atMost(PATIENCE).until(() -> CommandWorld.texts(world.local).keySet().size() == 3);
        await().atMost(PATIENCE).until(() -> world.remoteTexts().size() == 3);
    }

    @Test
    void a_pause_ends_the_pass_under_way_within_seconds() throws Exception {
        world.job("transfers", "1");
        for (int file = 0; file < 40; file++) {
            world.write("f" + file, "content " + file);
        }
        world.simulator
                .faults()
                .add("{\"endpoint\":\"oss-put\",\"action\":\"delay\",\"time\":\"500ms\"}");
        Gate gate = world.simulator.gates().put("oss-put", 2, Gate.Moment.BEFORE);
        start();
        assertThat(gate.awaitArrival(PATIENCE)).isTrue();
        gate.release();

        desk.pause(CommandWorld.JOB);
        await().atMost(Duration.ofSeconds(10)).until(() -> !isRunning());
        assertThat(job().state()).isEqualTo("partial");
        assertThat(world.remoteTexts().size()).isLessThan(20);

        world.simulator.faults().clear();
        desk.resume(CommandWorld.JOB);
        await().atMost(PATIENCE).until(() -> world.remoteTexts().size() == 40);
    }

    @Test
    void a_job_that_never_ran_can_be_paused_and_an_unknown_one_cannot() throws Exception {
        world.job("at-start", "false");
        start();
        assertThat(desk.pause(CommandWorld.JOB).kind()).isEqualTo(Reply.Kind.ACCEPTED);
        assertThat(job().paused()).isTrue();
        assertThat(desk.pause("nobody")).isEqualTo(Reply.noSuchJob());
        assertThat(desk.resume("nobody")).isEqualTo(Reply.noSuchJob());
    }

    @Test
    void plan_and_conflicts_are_the_documents_of_the_commands() throws Exception {
        world.job("mode", "mirror").job("at-start", "false").write("a.txt", "a").pass(0);
        for (int file = 0; file < 30; file++) {
            world.write("f" + file, "f" + file);
        }
        JsonNode printed = world.run(0, "plan", CommandWorld.JOB, "--json").json();
        start();
        JsonNode fresh = json(desk.freshPlan(CommandWorld.JOB));
        assertThat(names(fresh)).isEqualTo(names(printed));
        assertThat(fresh.path("operations")).isEqualTo(printed.path("operations"));
        assertThat(fresh.path("counts")).isEqualTo(printed.path("counts"));
        JsonNode nothingHeld = json(desk.plan(CommandWorld.JOB));
        assertThat(names(nothingHeld)).containsAll(names(printed));
        assertThat(names(nothingHeld.path("counts"))).isEqualTo(names(printed.path("counts")));
        assertThat(names(nothingHeld.path("bytes"))).isEqualTo(names(printed.path("bytes")));
        assertThat(desk.freshPlan("nobody")).isEmpty();
    }

    @Test
    void a_held_plan_has_the_shape_of_the_command() throws Exception {
        world.job("mode", "mirror").job("at-start", "false");
        for (int file = 0; file < 30; file++) {
            world.write("f" + file, "f" + file);
        }
        world.pass(0);
        for (int file = 0; file < 25; file++) {
            Files.delete(world.local.resolve("f" + file));
        }
        world.pass(4);
        start();
        JsonNode held = json(desk.plan(CommandWorld.JOB));
        JsonNode fresh = json(desk.freshPlan(CommandWorld.JOB));
        assertThat(held.path("id")).isEqualTo(fresh.path("id"));
        assertThat(names(held.path("operations").path(0)))
                .isEqualTo(names(fresh.path("operations").path(0)));
        assertThat(held.at("/counts/held").asLong()).isEqualTo(25);
        assertThat(held.path("decision").asText()).isEqualTo("open");
    }

    private static JsonNode json(Optional<Object> document) throws IOException {
        return new ObjectMapper().readTree(JsonOutput.of(document.orElseThrow()));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void start() throws Exception {
        Environment environment = new Environment(Map.of(), ZoneOffset.UTC, InstantSource.system());
        Settings settings =
                SettingsFile.load(world.configuration(), environment)
                        .match(
                                Loading.Valid::settings,
                                invalid -> {
                                    throw new AssertionError(invalid.problems().toString());
                                });
        Watching watching = Watching.passesOf(settings);
        Program program = Program.open(settings, watching);
        daemon = Optional.of(program);
        desk = new DaemonDesk(settings, program, watching);
        program.startDaemon(settings.jobs());
    }

    private StatusDocument.Job job() {
        return desk.status().jobs().get(CommandWorld.JOB);
    }

    private boolean isRunning() {
        return job().state().equals("running");
    }

    private long lastPass() {
        return job().lastPass().id();
    }
}
