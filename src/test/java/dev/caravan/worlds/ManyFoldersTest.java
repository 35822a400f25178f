package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

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
}
