package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapter 17 of the hard cases: the server lies or is inconsistent. */
class LyingServerTest extends WorldTest {

    private static void set(World world, String name, String value) {
        world.simulator.switches().set(name, value);
    }

    @Pushing
    void hc_269_what_was_deleted_and_is_still_listed_does_not_come_back(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2 d/e/c.x=3 keep=0");
        set(world, "listing.ghosts", "60s");
        world.local.delete("a.x").delete("d");
        world.pass();
        world.requests.reset();
        world.pass();
        world.pass();
        assertThat(world.local.tree()).isEqualTo("keep=0");
        assertThat(world.requests.transfers()).isZero();
        if (mode == Modes.MIRROR || mode == Modes.SYNC) {
            assertThat(world.cloud.tree()).isEqualTo("keep=0");
        }
    }

    @InSync
    void hc_269_a_new_file_of_that_name_is_no_twin_of_a_ghost(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2 keep=0");
        set(world, "listing.ghosts", "60s");
        world.local.delete("a.x").delete("d");
        world.pass();
        world.local.put("a.x=11 d/b.x=22");
        world.pass();
        world.time.jump(Duration.ofMinutes(2));
        world.settlesAs("a.x=11 d/b.x=22 keep=0");
    }

    @ParameterizedTest
    @CsvSource({
        "SYNC,listing.missing-rows,1", "SYNC,listing.count-drift,1",
        "MIRROR,listing.missing-rows,1", "MIRROR,listing.count-drift,1",
        "PULL_MIRROR,listing.missing-rows,1", "PULL_MIRROR,listing.count-drift,1",
    })
    void hc_273_an_incomplete_listing_deletes_nothing(Modes mode, String name, String value) {
        World world = world(mode).agreed("a.x=1 b.x=2 d/c.x=3");
        set(world, name, value);
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=1 b.x=2 d/ d/c.x=3");
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 b.x=2 d/ d/c.x=3");
        assertThat(world.cloud.bin()).isEmpty();
        set(world, name, "0");
        world.settlesAs("a.x=1 b.x=2 d/c.x=3");
    }

    @ParameterizedTest
    @CsvSource({"SYNC,lower", "SYNC,missing", "PULL,lower", "PULL,missing", "BACKUP,missing"})
    void hc_279_hashes_in_other_forms_or_none_change_nothing(Modes mode, String form) {
        World world = world(mode).agreed("a.x=1 d/c.x=3");
        set(world, "listing.sha1", form);
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=1 d/ d/c.x=3");
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/c.x=3");
        world.simulator.switches().reset();
        world.settlesAs("a.x=1 d/c.x=3");
    }

    @Pushing
    void hc_281_an_upload_that_never_appears_is_sent_again(Modes mode) {
        World world = world(mode).agreed("keep=0");
        set(world, "upload.phantom", "true");
        world.local.put("a.x=new");
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=new keep=0");
        world.simulator.switches().reset();
        world.time.jump(Duration.ofMinutes(20));
        world.settlesAs("a.x=new keep=0");
    }

    @Pushing
    void hc_283_an_instant_upload_that_is_listed_hollow(Modes mode) {
        World world = world(mode).agreed("keep=00");
        set(world, "upload.rapid-hollow", "true");
        world.local.put("a.x=00");
        world.pass();
        world.simulator.switches().reset();
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a.x=00 keep=00");
        assertThat(world.cloud.tree()).contains("a.x=00");
    }

    @Pulling
    void hc_285_what_is_not_complete_on_115_is_left_alone(Modes mode) {
        World world = world(mode).agreed("keep=0");
        world.cloud.put("a.x=1");
        world.cloud.client().markComplete(CloudSide.FOLDER + "/a.x", "0");
        world.pass();
        assertThat(world.local.tree()).isEqualTo("keep=0");
        world.cloud.client().markComplete(CloudSide.FOLDER + "/a.x", "1");
        world.settlesAs("a.x=1 keep=0");
    }

    @InSync
    void hc_287_a_folder_that_is_deleted_slowly(Modes mode) {
        World world = world(mode).agreed("d/1.x=1 d/2.x=2 d/e/3.x=3 f/4.x=4 keep=0");
        set(world, "jobs.folder-time", "5s");
        world.local.delete("d").delete("f");
        world.pass();
        world.pass();
        assertThat(world.local.tree()).isEqualTo("keep=0");
        world.local.put("d/new.x=n");
        world.pass();
        world.time.jump(Duration.ofMinutes(1));
        world.settlesAs("d/new.x=n keep=0");
    }

    @InEveryMode
    void hc_289_other_ids_for_the_same_tree_cost_nothing(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2 d/e/c.x=3");
        world.cloud.client().reissueIds();
        world.custody().strangersCome();
        world.pass();
        world.settle();
        assertThat(world.requests.transfers()).isZero();
        assertThat(world.local.tree()).isEqualTo("a.x=1 d/ d/b.x=2 d/e/ d/e/c.x=3");
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/b.x=2 d/e/ d/e/c.x=3");
    }

    @Pushing
    void hc_287_a_folder_that_is_moved_slowly_gets_its_right_name(Modes mode) {
        World world = world(mode).agreed("h/b.x=1 f/e.x=2");
        set(world, "jobs.folder-time", "2s");
        world.local.move("h", "f/f");
        world.settlesAs("f/e.x=2 f/f/b.x=1");
    }
}
