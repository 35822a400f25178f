package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A job whose settings changed while changes waited: both sides are united (HC-311, HC-313). */
class ChangedSettingsTest extends WorldTest {

    private static final String TREE = "a=1 d/b=2 c=3 e/f=4 k=0";

    private World agreed(Modes mode) {
        World world = world(mode).agreed(TREE);
        world.sidesMayDiffer();
        return world;
    }

    @ParameterizedTest
    @CsvSource({"SYNC,mirror", "SYNC,backup"})
    void what_another_client_did_survives_the_change_to_one_way(Modes before, String after) {
        World world = agreed(before);
        world.cloud.replace("a", "11").trash("d").move("c", "cc").move("e", "ee").put("n=5");
        world.job("mode", after).settle();
        assertThat(world.local.tree()).isEqualTo("a=1 c=3 d/ d/b=2 e/ e/f=4 k=0");
        assertThat(world.cloud.tree()).contains("=11", "cc=3", "d/b=2", "ee/f=4", "n=5");
        assertThat(world.conflicts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"MIRROR,pull-mirror", "SYNC,pull", "SYNC,pull-mirror"})
    void what_was_done_here_survives_the_change_to_pulling(Modes before, String after) {
        World world = agreed(before);
        world.local.write("a", "11").delete("d").move("c", "cc").move("e", "ee").put("n=5");
        world.job("mode", after).settle();
        assertThat(world.cloud.tree()).isEqualTo("a=1 c=3 d/ d/b=2 e/ e/f=4 k=0");
        assertThat(world.local.tree()).contains("=11", "cc=3", "d/b=2", "ee/f=4", "n=5");
    }

    @ParameterizedTest
    @CsvSource({"mirror", "sync"})
    void what_was_deleted_while_nobody_deleted_stays_on_115(String after) {
        World world = agreed(Modes.BACKUP);
        world.local.delete("a").delete("d");
        world.settle();
        world.job("mode", after).settle();
        assertThat(world.cloud.tree()).isEqualTo("a=1 c=3 d/ d/b=2 e/ e/f=4 k=0");
        assertThat(world.cloud.bin()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mirror", "sync", "backup"})
    void what_was_archived_stays_on_115(String after) {
        World world = agreed(Modes.ARCHIVE).proved();
        world.time.jump(Duration.ofDays(8));
        world.settle();
        assertThat(world.local.tree()).isEmpty();
        world.local.put("a=5");
        world.job("mode", after).settle();
        assertThat(world.cloud.tree()).contains("a=5", "=1", "c=3", "d/b=2", "e/f=4", "k=0");
        assertThat(world.cloud.bin()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "MIRROR", "PULL_MIRROR"})
    void another_local_folder_deletes_nothing(Modes mode) throws IOException {
        World world = agreed(mode);
        Path other = Files.createDirectories(world.folder.resolve("other"));
        Files.writeString(other.resolve("mine"), "1");
        world.job("local", "../other").settle();
        assertThat(world.cloud.tree()).contains("a=1 c=3 d/ d/b=2 e/ e/f=4 k=0");
        assertThat(other.resolve("mine")).hasContent("1");
        world.job("local", "../photos").settle();
        assertThat(world.local.tree()).contains("a=1 c=3 d/ d/b=2 e/ e/f=4 k=0");
    }

    @Test
    void a_local_folder_that_moved_costs_nothing() throws IOException {
        World world = agreed(Modes.SYNC).stop();
        Files.move(world.folder.resolve("photos"), world.folder.resolve("moved"));
        world.job("local", "../moved");
        world.requests.reset();
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        world.stop();
        Files.move(world.folder.resolve("moved"), world.folder.resolve("photos"));
        world.job("local", "../photos").settlesAs(TREE);
    }
}
