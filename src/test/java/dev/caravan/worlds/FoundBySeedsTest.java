package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;
import org.junit.jupiter.api.Test;

/** Random worlds that once went wrong, as short as they can be told. */
class FoundBySeedsTest extends WorldTest {

    /** A folder goes with everything in it although it stands under another name here. */
    @OneWayDown
    void a_file_that_changed_places_with_a_folder_of_115_that_went(Modes mode) {
        World world = world(mode).agreed("a.x=same e/a.x=1 e/f/b.x=2 keep=0");
        world.local.swap("a.x", "e").move("a.x/f/b.x", "a.x/f/c.x");
        world.cloud.trash("e");
        world.settle();
        if (mode == Modes.PULL_MIRROR) {
            world.settlesAs("a.x=same keep=0");
        } else {
            assertThat(world.local.contents()).contains("1", "2", "same");
        }
    }

    /** The empty file of one node on 115 becomes that of another; the first is sent again. */
    @Test
    void a_file_whose_copy_on_115_became_another_files() {
        World world = world(Modes.BACKUP);
        world.agreed("keep=0 d=1 h/d= a.x=2 f/c.y=10 f/b.x= b.x=10");
        world.local.move("d", "f/d").write("a.x", "").move("f/c.y", "h/e");
        world.cloud.swap("a.x", "h/d").swap("h", "f");
        new Kill(world).at(13, Gate.Moment.AFTER);
        world.local.save("f/d", "3");
        world.cloud.folder("f/e").add("e", "12").swap("f/b.x", "a.x");
        new Kill(world).at(13, Gate.Moment.AFTER);
        world.local.write("f/d", "").swap("h/d", "f").delete("b.x");
        world.cloud.replace("f/b.x", "4");
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
    }

    /** Another client replaces a file at the moment when it has the name of a swap. */
    @Pushing
    void a_file_that_is_replaced_on_115_in_the_middle_of_a_swap(Modes mode) {
        World world = world(mode).agreed("b.x=1 h/a.x=2");
        world.local.swap("b.x", "h/a.x");
        Gate gate = world.simulator.gates().put("*", 11, Gate.Moment.BEFORE);
        world.passUntil(
                gate,
                () -> {
                    world.custody().during(() -> replaceSwapped(world));
                    gate.release();
                });
        world.heal();
        world.settle();
        assertThat(world.cloud.tree()).doesNotContain(".caravan-swap").contains("=3", "h/a.x=1");
    }

    private static void replaceSwapped(World world) {
        for (String line : world.cloud.tree().split(" ")) {
            if (line.contains(".caravan-swap")) {
                world.cloud.replace(line.substring(0, line.indexOf('=')), "3");
            }
        }
    }
}
