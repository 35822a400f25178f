package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that never keep still, and links that lead nowhere. */
class UnsteadyFilesTest extends WorldTest {

    @Pushing
    void hc_159_a_file_that_never_keeps_still_is_told_and_delays_nothing(Modes mode)
            throws IOException {
        World world = world(mode).job("stable-for", "30s");
        world.local.put("a.x=1 b.x=2");
        world.time.jump(Duration.ofMinutes(1));
        for (int i = 0; i < 6; i++) {
            rewrite(world, "busy.log", "line-" + i);
            PassReport report = world.pass(Trigger.SCHEDULE);
            assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
            assertThat(report.cause()).isEqualTo(Optional.of(Cause.FILE_BUSY));
            assertThat(world.cloud.tree())
                    .as("the others are not delayed")
                    .isEqualTo("a.x=1 b.x=2");
            world.time.jump(Duration.ofMinutes(15));
        }
        assertThat(world.requests.bytesSent()).isEqualTo(2);
        assertThat(failures(world)).extracting(Failure::cause).containsExactly(Cause.FILE_BUSY);
        world.settlesAs("a.x=1 b.x=2 busy.log=line-5");
        assertThat(failures(world)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "SYNC"})
    void hc_159_a_file_that_changes_whenever_it_is_sent_is_tried_less_and_less_often(Modes mode) {
        World world = world(mode).agreed("keep=0");
        world.local.put("busy.log=000 z.x=9");
        int tries = 0;
        for (int i = 0; i < 12; i++) {
            Gate gate = world.simulator.gates().put("init", 1, Gate.Moment.BEFORE);
            String line = String.valueOf(100 + i);
            Runnable rewrite = () -> world.local.write("busy.log", line);
            boolean sent =
                    world.passUntil(
                            gate,
                            () -> {
                                world.custody().during(rewrite);
                                gate.release();
                            },
                            Trigger.SCHEDULE);
            world.heal();
            tries += sent ? 1 : 0;
            assertThat(world.cloud.tree()).doesNotContain("busy.log");
            world.time.jump(Duration.ofMinutes(5));
        }
        assertThat(world.cloud.tree()).as("the other is not delayed").contains("z.x=9");
        assertThat(tries).as("tries in an hour").isBetween(4, 8);
        assertThat(failures(world)).extracting(Failure::cause).containsExactly(Cause.FILE_BUSY);
        assertThat(failures(world).get(0).attempts()).isEqualTo(tries);
        world.local.write("busy.log", "at_last");
        world.settlesAs("busy.log=at_last keep=0 z.x=9");
    }

    @InEveryMode
    void hc_141_a_link_that_leads_nowhere_is_skipped_without_a_word(Modes mode) throws IOException {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        Files.createSymbolicLink(world.local.path("d/dangling"), Path.of("nothere"));
        Files.createSymbolicLink(world.local.path("ring"), Path.of("ring"));
        for (String policy : List.of("skip", "follow")) {
            world.job("symlinks", policy);
            for (int i = 0; i < 2; i++) {
                PassReport report = world.pass();
                assertThat(report.result()).as(policy).isEqualTo(PassResult.OK);
                assertThat(report.counts().skipped()).as(policy).isEqualTo(2);
                assertThat(report.counts().failed()).as(policy).isZero();
            }
            assertThat(failures(world)).isEmpty();
            assertThat(world.requests.writes()).isEmpty();
            assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
            assertThat(Files.isSymbolicLink(world.local.path("d/dangling"))).isTrue();
        }
    }

    private static List<Failure> failures(World world) {
        try (StateDatabase state = StateDatabase.view(world.stateDir()).orElseThrow()) {
            return new FailureStore(state)
                    .all(new JobStore(state).find(World.JOB).orElseThrow().id());
        }
    }

    private static void rewrite(World world, String path, String content) throws IOException {
        world.local.write(path, content);
        Files.setLastModifiedTime(
                world.local.path(path), FileTime.from(world.time.instant().minusMillis(100)));
    }
}
