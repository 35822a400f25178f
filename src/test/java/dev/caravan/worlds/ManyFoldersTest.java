package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Folders that are none of the job's come and go on 115, many in the course of time. */
class ManyFoldersTest extends WorldTest {

    @InSync
    void folders_that_went_are_not_asked_for_and_hide_no_rename(Modes mode) {
        World world =
                world(mode).job("exclude", "['n*/']").agreed("d/a=1 d/e/b=2 d/e/f/c=3 keep=0");
        for (int round = 0; round < 7; round++) {
            StringBuilder tree = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                tree.append("d/n").append(round).append(i).append("/x=").append(i).append(' ');
            }
            world.cloud.put(tree.toString());
            world.settle();
            for (int i = 0; i < 10; i++) {
                world.cloud.trash("d/n" + round + i);
            }
            world.settle();
        }
        world.requests.reset();
        world.pass();
        assertThat(world.requests.count("info")).isLessThan(3);
        world.cloud.move("d/e/f", "d/e/g");
        world.settlesAs("d/a=1 d/e/b=2 d/e/g/c=3 keep=0");
    }

    @InSync
    void a_folder_renamed_deep_inside_of_many_is_seen_within_a_day(Modes mode) {
        StringBuilder tree = new StringBuilder("keep=0");
        for (int i = 10; i < 40; i++) {
            tree.append(" d").append(i).append("/in/a=").append(i);
        }
        World world = world(mode).agreed(tree.toString());
        world.requests.reset();
        world.pass();
        assertThat(looks(world)).as("a look that takes folders from memory").isLessThan(15);

        world.cloud.move("d20/in", "d20/other").move("d30/in", "d30/other");
        world.time.jump(Duration.ofDays(1));

        world.settlesAs(
                tree.toString().replace("d20/in", "d20/other").replace("d30/in", "d30/other"));
        world.requests.reset();
        world.pass();
        assertThat(looks(world)).as("and so does the next one").isLessThan(15);
    }

    private static long looks(World world) {
        return world.requests.count("files") + world.requests.count("info");
    }
}
