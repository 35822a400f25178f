package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

/** A 115 that numbers a file whose name is taken, as its other interfaces do. */
class NumberedNamesTest extends WorldTest {

    private World numbering(Modes mode, String tree) {
        World world = world(mode).agreed(tree);
        world.simulator.switches().set("upload.same-name", "number");
        return world;
    }

    @Pushing
    void hc_003_an_edited_file_has_its_own_name_again_when_the_old_version_is_gone(Modes mode) {
        World world = numbering(mode, "a.x=1 d/b.x=2 keep=0");
        world.local.write("a.x", "11").write("d/b.x", "22");
        world.pass();
        assertThat(world.cloud.tree()).isEqualTo("a.x=11 d/ d/b.x=22 keep=0");
        world.settlesAs("a.x=11 d/b.x=22 keep=0");
    }
}
