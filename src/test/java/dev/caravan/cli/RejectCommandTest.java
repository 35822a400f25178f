package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectCommandTest {

    private static final Map<String, String> ALL =
            Map.of("a.txt", "a", "b/c.txt", "c", "b/d/e.txt", "e", "f.txt", "f", "g.txt", "g");

    @TempDir Path folder;
    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = CommandWorld.in(folder).job("guard", "{ at-least: 2, max-overwrite-percent: 30 }");
        for (Map.Entry<String, String> each : ALL.entrySet()) {
            world.write(each.getKey(), each.getValue());
        }
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "sync"})
    void local_files_that_vanished_come_back_from_115(String mode) throws IOException {
        world.job("mode", mode).pass(0);
        String kept =
                world.simulator
                                .otherClient()
                                .find(CommandWorld.REMOTE + "/b/c.txt")
                                .orElseThrow()
                                .id()
                        + "";
        delete("b");
        Files.delete(world.local.resolve("a.txt"));
        world.pass(4);
        assertThat(world.run(0, "reject", "photos").out()).contains("brought back", "photos: ok");
        assertThat(CommandWorld.texts(world.local)).isEqualTo(ALL);
        assertThat(
                        world.simulator
                                        .otherClient()
                                        .find(CommandWorld.REMOTE + "/b/c.txt")
                                        .orElseThrow()
                                        .id()
                                + "")
                .isEqualTo(kept);
        assertInStep();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull-mirror", "sync"})
    void files_that_vanished_on_115_are_sent_again(String mode) throws IOException {
        fillRemote(mode);
        world.simulator.otherClient().trash(CommandWorld.REMOTE + "/b");
        world.simulator.otherClient().trash(CommandWorld.REMOTE + "/a.txt");
        world.pass(4);
        world.run(0, "reject", "photos");
        assertThat(world.remoteTexts()).isEqualTo(ALL);
        assertThat(CommandWorld.texts(world.local)).isEqualTo(ALL);
        assertInStep();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "sync"})
    void local_edits_give_way_to_the_versions_on_115_and_lie_in_the_trash(String mode)
            throws IOException {
        world.job("mode", mode).pass(0);
        world.write("a.txt", "ransom a").write("b/c.txt", "ransom c").write("g.txt", "ransom g");
        world.pass(4);
        world.run(0, "reject", "photos");
        assertThat(CommandWorld.texts(world.local)).isEqualTo(ALL);
        assertThat(world.remoteTexts()).isEqualTo(ALL);
        try (Stream<Path> trash = Files.walk(world.local.resolve(".caravan/trash"))) {
            assertThat(trash.filter(Files::isRegularFile).map(RejectCommandTest::text))
                    .containsExactlyInAnyOrder("ransom a", "ransom c", "ransom g");
        }
        assertInStep();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull-mirror", "sync"})
    void edits_on_115_give_way_to_the_local_versions(String mode) throws IOException {
        fillRemote(mode);
        for (String path : new String[] {"a.txt", "b/c.txt", "g.txt"}) {
            world.simulator.otherClient().replace(CommandWorld.REMOTE + "/" + path, "ransom");
        }
        world.pass(4);
        world.run(0, "reject", "photos");
        assertThat(world.remoteTexts()).isEqualTo(ALL);
        assertThat(CommandWorld.texts(world.local)).isEqualTo(ALL);
        assertInStep();
    }

    @Test
    void what_is_rejected_for_later_waits_and_is_never_deleted_when_less_of_it_is_left()
            throws IOException {
        world.job("mode", "mirror").pass(0);
        delete("b");
        Files.delete(world.local.resolve("a.txt"));
        world.pass(4);
        world.run(0, "reject", "photos", "--later");
        assertThat(world.local.resolve("b")).doesNotExist();
        // So few are missing now that the guard would hold nothing.
        world.write("b/c.txt", "c").write("b/d/e.txt", "e");
        world.pass(0);
        assertThat(CommandWorld.texts(world.local)).isEqualTo(ALL);
        assertThat(world.remoteTexts()).isEqualTo(ALL);
    }

    @Test
    void only_the_plan_that_is_held_can_be_decided_about() throws IOException {
        world.job("mode", "mirror").pass(0);
        assertThat(world.run(2, "reject", "photos").err()).contains("holds nothing");
        delete("b");
        Files.delete(world.local.resolve("a.txt"));
        world.pass(4);
        assertThat(world.run(2, "reject", "photos", "0123456789ab").err()).contains("is not held");
        world.run(0, "approve", "photos");
        world.run(0, "approve", "photos");
        assertThat(world.run(2, "reject", "photos").err()).contains("was approved before");
    }

    /** Both sides hold everything, and 115 had it first where the mode only pulls. */
    private void fillRemote(String mode) throws IOException {
        for (Map.Entry<String, String> each : ALL.entrySet()) {
            world.simulator
                    .otherClient()
                    .file(CommandWorld.REMOTE + "/" + each.getKey(), each.getValue());
        }
        world.job("mode", mode).pass(0);
    }

    private void assertInStep() throws IOException {
        world.simulator.log().reset();
        world.pass(0);
        assertThat(world.writes()).isEmpty();
        world.run(0, "verify", "photos");
    }

    private void delete(String path) throws IOException {
        try (Stream<Path> below = Files.walk(world.local.resolve(path))) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
