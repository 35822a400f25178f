package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A move of a local file that ended between its new name and its old one. */
class InterruptedMoveTest {

    @TempDir Path folder;

    @Test
    void a_file_with_both_names_is_moved_to_the_end_and_nothing_else() throws IOException {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/a=1 e/b=2")) {
            Object inode = world.local.inode("d/a");
            world.cloud.move("d/a", "e/c");
            Files.createLink(world.local.path("e/c"), world.local.path("d/a"));
            world.requests.reset();
            assertThat(world.pass().result()).isEqualTo(PassResult.OK);
            assertThat(world.local.tree()).isEqualTo(TreeText.complete("d/ e/b=2 e/c=1"));
            assertThat(world.cloud.tree()).isEqualTo(TreeText.complete("d/ e/b=2 e/c=1"));
            assertThat(world.requests.writes()).isEmpty();
            assertThat(world.local.inode("e/c")).isEqualTo(inode);
            world.check();
        }
    }
}
