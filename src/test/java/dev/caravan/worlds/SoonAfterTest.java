package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.PassResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Somebody acts on 115 on what was sent there just now, before any look has shown it: the bin tells
 * a deletion from an upload that never came to be.
 */
class SoonAfterTest extends WorldTest {

    private static final String NO_BIN =
            "{\"endpoint\":\"bin-list\",\"action\":\"reply\",\"status\":404,\"body\":\"no\"}";

    private World sent(Modes mode, String tree) {
        World world = world(mode);
        world.local.put(tree);
        assertThat(world.pass().result()).isEqualTo(PassResult.OK);
        return world;
    }

    private static void settlesInOnePass(World world, String local, String cloud) {
        assertThat(world.pass().result()).isEqualTo(PassResult.OK);
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(local));
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(cloud));
    }

    @InSync
    void hc_006_a_deletion_on_115_is_one(Modes mode) {
        World world = sent(mode, "a.x=1 d/b.x=2 d/e/c.x=3 keep=0");
        world.cloud.trash("a.x").trash("d");
        settlesInOnePass(world, "keep=0", "keep=0");
    }

    @InSync
    void hc_004_an_edit_on_115_is_one(Modes mode) {
        World world = sent(mode, "a.x=1 d/b.x=2 keep=0");
        world.cloud.replace("a.x", "11").replace("d/b.x", "22");
        settlesInOnePass(world, "a.x=11 d/b.x=22 keep=0", "a.x=11 d/b.x=22 keep=0");
    }

    @InSync
    void hc_033_a_rename_here_and_an_edit_there_compose(Modes mode) {
        World world = sent(mode, "a.x=1 keep=0");
        world.local.move("a.x", "b.x");
        world.cloud.replace("a.x", "11");
        settlesInOnePass(world, "b.x=11 keep=0", "b.x=11 keep=0");
    }

    @InSync
    void hc_083_what_was_renamed_here_and_deleted_there_survives(Modes mode) {
        World world = sent(mode, "a.x=1 d/b.x=2 keep=0");
        world.local.move("a.x", "b.x").move("d", "e");
        world.cloud.trash("a.x").trash("d");
        settlesInOnePass(world, "b.x=1 e/b.x=2 keep=0", "b.x=1 e/b.x=2 keep=0");
    }

    @Pushing
    void hc_077_a_deletion_on_both_sides_is_agreed(Modes mode) {
        World world = sent(mode, "a.x=1 d/b.x=2 keep=0");
        world.local.delete("a.x").delete("d");
        world.cloud.trash("a.x").trash("d");
        settlesInOnePass(world, "keep=0", "keep=0");
    }

    @OneWayUp
    void hc_361_a_backup_heals_itself_at_once(Modes mode) {
        World world = sent(mode, "a.x=1 d/b.x=2 d/c.x=3 keep=0");
        world.cloud.trash("a.x").trash("d");
        settlesInOnePass(world, "a.x=1 d/b.x=2 d/c.x=3 keep=0", "a.x=1 d/b.x=2 d/c.x=3 keep=0");
    }

    @OneWayUp
    void hc_362_an_edit_on_115_is_put_back_at_once(Modes mode) {
        World world = sent(mode, "a.x=1 keep=0");
        world.cloud.replace("a.x", "11");
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=1 keep=0");
        assertThat(world.cloud.tree()).contains("a.x=1");
    }

    @InSync
    void what_115_showed_at_the_end_of_the_pass_needs_no_bin_to_be_deleted(Modes mode) {
        World world = sent(mode, "a.x=1 d/b.x=2 keep=0");
        world.simulator.faults().add(NO_BIN);
        world.cloud.trash("a.x").trash("d/b.x");
        settlesInOnePass(world, "d/ keep=0", "d/ keep=0");
    }

    @Test
    void a_deletion_is_not_undone_because_the_next_look_came_late() {
        World world = sent(Modes.SYNC, "a.x=1 keep=0");
        world.cloud.trash("a.x");
        world.time.jump(Duration.ofMinutes(20));
        settlesInOnePass(world, "keep=0", "keep=0");
    }
}
