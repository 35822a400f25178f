package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that stands in its place again before its copy on 115 goes. */
class ThereAgainTest {

    @TempDir Path folder;

    @Test
    void another_file_in_the_place_of_a_vanished_one_keeps_the_copy_on_115() {
        try (World world = World.in(folder, Modes.MIRROR).agreed("a=1 b=2")) {
            world.local.delete("a");
            // Its inode must not come again with the new file.
            world.local.put("aside=5");
            world.passWith("files", 1, Gate.Moment.BEFORE, () -> world.local.put("a=1"));
            assertThat(world.requests.count("delete")).isZero();
            world.settlesAs("a=1 aside=5 b=2");
        }
    }

    @Test
    void an_edited_file_that_comes_back_survives_on_both_sides() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/a=1 d/b=2")) {
            world.local.delete("d/a").put("aside=5");
            world.passWith("files", 1, Gate.Moment.BEFORE, () -> world.local.put("d/a=7"));
            world.settlesAs("aside=5 d/a=7 d/b=2");
        }
    }

    @Test
    void a_file_that_took_the_place_of_a_folder_is_known_to_the_plan() {
        try (World world = World.in(folder, Modes.MIRROR).agreed("d/a=1 b=2")) {
            world.local.delete("d").put("d=3");
            world.pass();
            assertThat(world.cloud.tree()).isEqualTo("b=2 d=3");
            world.check();
        }
    }

    @Test
    void what_moved_into_the_place_of_a_deleted_file_is_known_to_the_plan() {
        try (World world = World.in(folder, Modes.SYNC).agreed("a=1 b=2 c=3")) {
            world.local.delete("a").move("b", "a");
            world.pass();
            assertThat(world.cloud.tree()).isEqualTo("a=2 c=3");
            world.check();
        }
    }

    @Test
    void what_115_moves_into_the_place_of_a_file_deleted_here_is_known_to_the_plan() {
        try (World world = World.in(folder, Modes.SYNC).agreed("d/a=1 b=2 c=3")) {
            world.local.delete("d/a");
            world.cloud.trash("d/a").move("b", "d/a");
            world.settlesAs("c=3 d/a=2");
            world.check();
        }
    }
}
