package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.app.Program;
import dev.caravan.settings.Environment;
import dev.caravan.settings.Loading;
import dev.caravan.settings.Settings;
import dev.caravan.settings.SettingsFile;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.status.StatusDocument;
import dev.caravan.web.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
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
        await().atMost(PATIENCE)
                .until(() -> CommandWorld.texts(world.local).keySet().size() == 3);
        await().atMost(PATIENCE).until(() -> world.remoteTexts().size() == 3);
    }

    @Test
    void a_pause_ends_the_pass_under_way_within_seconds() throws Exception {
        world.job("transfers", "1");
        for (int file = 0; file < 40; file++) {
            world.write("f" + file, "content " + file);
        }
        world.simulator.faults().add("{\"endpoint\":\"oss-put\",\"action\":\"delay\",\"time\":\"500ms\"}");
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
