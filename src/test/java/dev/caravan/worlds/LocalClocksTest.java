package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.BaseStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The file system shows other times for the same files. */
class LocalClocksTest extends WorldTest {

    private static final String TREE = "a.x=1 b.x=2 d/c.x=3 d/e/f.x=4";

    private static final Map<String, UnaryOperator<Instant>> CHANGES =
            Map.of(
                    "an hour later", time -> time.plus(Duration.ofHours(1)),
                    "two hours earlier", time -> time.minus(Duration.ofHours(2)),
                    "whole seconds", time -> time.truncatedTo(ChronoUnit.SECONDS),
                    "even seconds", time -> Instant.ofEpochSecond(time.getEpochSecond() / 2 * 2));

    @InEveryMode
    void hc_187_191_other_times_for_the_same_files_are_read_once_and_change_nothing(Modes mode)
            throws IOException {
        World world = world(mode).agreed(TREE);
        for (var change : new TreeMap<>(CHANGES).entrySet()) {
            times(world, change.getValue());
            staysInStep(world, change.getKey());
        }
    }

    /** One pass reads them once and says nothing of it; for the next there is nothing to read. */
    private static void staysInStep(World world, String when) {
        world.requests.reset();
        assertThat(World.isWell(world.pass())).as(when).isTrue();
        assertThat(world.requests.transfers()).as(when).isZero();
        assertThat(world.requests.writes()).as(when).isEmpty();
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(TREE));
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(TREE));
        assertThat(world.conflicts()).isZero();
        for (String path : TREE.split(" ")) {
            String file = path.substring(0, path.indexOf('='));
            assertThat(known(world, file)).as(file + " " + when).isEqualTo(shown(world, file));
        }
    }

    private static long known(World world, String path) {
        try (StateDatabase state = StateDatabase.open(world.stateDir())) {
            BaseStore base =
                    new BaseStore(state, new JobStore(state).find(World.JOB).orElseThrow().id());
            return base.at(RelativePath.parse(path))
                    .orElseThrow()
                    .stamp()
                    .orElseThrow()
                    .modifiedNs();
        }
    }

    private static long shown(World world, String path) {
        try {
            return Files.getLastModifiedTime(world.local.path(path)).to(TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void times(World world, UnaryOperator<Instant> change) throws IOException {
        world.stop();
        try (Stream<Path> files = Files.walk(world.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(world.root().resolve(LocalSide.OWN))) {
                    Instant time = Files.getLastModifiedTime(file).toInstant();
                    Files.setLastModifiedTime(file, FileTime.from(change.apply(time)));
                }
            }
        }
    }
}
