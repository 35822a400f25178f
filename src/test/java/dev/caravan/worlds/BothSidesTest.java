package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

/** Chapters 3 to 6 of the hard cases: both sides act, by creating, editing, deleting. */
class BothSidesTest extends WorldTest {

    private static boolean deletesThere(Modes mode) {
        return mode == Modes.MIRROR || mode == Modes.SYNC;
    }

    @InEveryMode
    void hc_065_the_same_new_file_on_both_sides_is_adopted(Modes mode) {
        World world = world(mode).agreed("");
        world.local.put("x=1 d/y=2");
        world.cloud.put("x=1 d/y=2");
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        world.settlesAs("x=1 d/y=2");
    }

    @InSync
    void hc_067_the_same_new_folder_on_both_sides_is_one(Modes mode) {
        World world = world(mode).agreed("");
        world.local.put("d/a=1 d/e/f=2");
        world.cloud.put("d/b=3 d/e/g=4");
        world.settlesAs("d/a=1 d/b=3 d/e/f=2 d/e/g=4");
        assertThat(world.requests.count("mkdir")).isZero();
    }

    @OneWayUp
    void hc_067_a_folder_that_115_has_already_is_used(Modes mode) {
        World world = world(mode).agreed("");
        world.local.put("d/a=1");
        world.cloud.put("d/b=3");
        world.settlesAs("d/a=1", "d/a=1 d/b=3");
    }

    @InSync
    void hc_071_names_that_differ_by_case_are_two_files(Modes mode) {
        World world = world(mode).agreed("");
        world.local.put("Readme=1");
        world.cloud.put("README=2");
        world.settlesAs("README=2 Readme=1");
    }

    @InEveryMode
    void hc_073_the_same_edit_on_both_sides_is_no_conflict(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.write("a.x", "2");
        world.cloud.replace("a.x", "2");
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        world.settlesAs("a.x=2");
    }

    @InSync
    void hc_074_different_edits_are_both_kept(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        Object inode = world.local.inode("a.x");
        world.local.write("a.x", "2");
        world.cloud.replace("a.x", "3");
        world.settlesAs("a.x=2 a~remote.x=3");
        assertThat(world.local.inode("a.x")).as("HC-105").isEqualTo(inode);
    }

    @OneWayUp
    void hc_074_the_local_edit_wins_and_the_other_is_kept(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.write("a.x", "2");
        world.cloud.replace("a.x", "3");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a.x=2");
        assertThat(world.cloud.tree()).contains("a.x=2");
    }

    @OneWayDown
    void hc_074_the_edit_on_115_wins_and_the_other_is_kept(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.write("a.x", "2");
        world.cloud.replace("a.x", "3");
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("a.x=3");
        assertThat(world.local.tree()).contains("a.x=3");
    }

    @Pushing
    void hc_075_a_local_edit_beats_a_delete_on_115(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        world.local.write("a.x", "3").write("d/b.x", "4");
        world.cloud.trash("a.x").trash("d");
        world.settlesAs("a.x=3 d/b.x=4");
    }

    @Pulling
    void hc_075_an_edit_on_115_beats_a_local_delete(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2 e=0");
        world.cloud.replace("a.x", "3").replace("d/b.x", "4");
        world.local.delete("a.x").delete("d");
        world.settlesAs("a.x=3 d/b.x=4 e=0");
    }

    @InEveryMode
    void hc_077_deleted_on_both_sides_is_forgotten(Modes mode) {
        World world = world(mode).agreed("a=1 d/x=2 e=3");
        world.local.delete("a").delete("d");
        world.cloud.trash("a").trash("d");
        world.settlesAs("e=3");
        assertThat(World.isWell(world.last())).isTrue();
    }

    @InSync
    void hc_079_an_edited_file_keeps_its_folder(Modes mode) {
        World world = world(mode).agreed("d/a=1 d/b=2");
        world.cloud.trash("d");
        world.local.write("d/a", "3");
        world.settlesAs("d/a=3");
        assertThat(world.local.contents()).contains("2");
    }

    @InSync
    void hc_079_a_file_edited_on_115_keeps_its_folder(Modes mode) {
        World world = world(mode).agreed("d/a=1 d/b=2 e=0");
        world.local.delete("d");
        world.cloud.replace("d/a", "3");
        world.settlesAs("d/a=3 e=0");
    }

    @InSync
    void hc_081_a_folder_with_excluded_content_stays_here_and_is_not_made_again(Modes mode) {
        World world = world(mode).agreed("d/a=1");
        world.local.write("d/.DS_Store", "9");
        world.sidesMayDiffer();
        world.cloud.trash("d");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("d/ d/.DS_Store=9");
        assertThat(world.cloud.tree()).isEmpty();
        assertThat(world.local.contents()).contains("1");
    }

    @InSync
    void hc_083_a_rename_survives_a_delete(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.move("a.x", "b.x");
        world.cloud.trash("a.x");
        world.settlesAs("b.x=1");
    }

    @InSync
    void hc_083_a_rename_on_115_survives_a_local_delete(Modes mode) {
        World world = world(mode).agreed("a.x=1 e=0");
        world.cloud.move("a.x", "b.x");
        world.local.delete("a.x");
        world.settlesAs("b.x=1 e=0");
    }

    @Pushing
    void hc_085_deleted_and_made_again_with_other_content_is_an_edit(Modes mode) {
        World world = world(mode).agreed("a=1");
        world.local.delete("a").write("a", "2");
        world.settlesAs("a=2");
    }

    @InSync
    void hc_087_what_comes_back_from_the_bin_comes_back_here(Modes mode) {
        World world = world(mode).agreed("a.x=1 e=0");
        world.local.delete("a.x");
        world.settlesAs("e=0");
        world.cloud.restore("a.x");
        world.settlesAs("a.x=1 e=0");
    }

    @Pushing
    void hc_089_deleted_on_115_while_the_new_version_is_sent(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.write("a.x", "2");
        world.meanwhile("oss-put", () -> world.cloud.trash("a.x"));
        world.settlesAs("a.x=2");
    }

    @Pushing
    void hc_091_a_local_folder_that_became_a_file(Modes mode) {
        World world = world(mode).agreed("x/a=1 x/b=2");
        world.local.delete("x").write("x", "3");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("x=3");
        assertThat(world.cloud.tree()).contains("x=3");
        if (deletesThere(mode)) {
            assertThat(world.cloud.tree()).as(world.shown()).isEqualTo("x=3");
        }
    }

    @Pushing
    void hc_091_a_local_file_that_became_a_folder(Modes mode) {
        World world = world(mode).agreed("x=3");
        world.local.delete("x").put("x/a=1 x/b=2");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("x/ x/a=1 x/b=2");
        assertThat(world.cloud.tree()).contains("x/ x/a=1 x/b=2");
    }

    @Pulling
    void hc_091_a_folder_of_115_that_became_a_file(Modes mode) {
        World world = world(mode).agreed("x/a=1 x/b=2");
        world.cloud.trash("x").put("x=3");
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("x=3");
        assertThat(world.local.tree()).contains("x=3");
    }

    @Pulling
    void hc_091_a_file_of_115_that_became_a_folder(Modes mode) {
        World world = world(mode).agreed("x=3");
        world.cloud.trash("x").put("x/a=1 x/b=2");
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("x/ x/a=1 x/b=2");
        assertThat(world.local.tree()).contains("x/ x/a=1 x/b=2");
    }

    @InSync
    void hc_093_an_edited_child_of_a_folder_that_became_a_file_survives(Modes mode) {
        World world = world(mode).agreed("x/a=1 x/b=2");
        world.cloud.trash("x").put("x=3");
        world.local.write("x/a", "4");
        world.settle();
        assertThat(world.local.tree()).isEqualTo(world.cloud.tree());
        assertThat(world.local.tree()).contains("/a=4").contains("=3");
        assertThat(world.local.contents()).contains("2");
    }

    @InSync
    void hc_095_a_file_and_a_folder_of_one_name_on_115_are_both_reachable(Modes mode) {
        World world = world(mode).agreed("");
        world.cloud.put("n/a=1").put("n=2");
        world.settle();
        assertThat(world.local.contents()).contains("1", "2");
        assertThat(world.cloud.tree()).isEqualTo("n/ n/a=1 n=2");
    }

    @InSync
    void hc_099_the_name_of_a_conflict_copy_fits(Modes mode) {
        String name = "字".repeat(80) + ".docx";
        World world = world(mode).agreed(name + "=1");
        world.local.write(name, "2");
        world.cloud.replace(name, "3");
        world.settle();
        assertThat(world.local.tree()).isEqualTo(world.cloud.tree());
        assertThat(world.local.tree()).contains(name + "=2").contains(".docx=3");
    }

    @InSync
    void hc_101_a_conflict_of_a_conflict_copy_keeps_both(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.write("a.x", "2");
        world.cloud.replace("a.x", "3");
        world.settle();
        String copy = world.local.find("a (conflict");
        world.local.write(copy, "4");
        world.cloud.replace(copy, "5");
        world.settle();
        assertThat(world.local.tree()).isEqualTo(world.cloud.tree());
        assertThat(world.local.tree()).contains("a.x=2", "=4", "=5");
    }

    @InSync
    void hc_103_a_deleted_conflict_copy_is_deleted_there_too(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.write("a.x", "2");
        world.cloud.replace("a.x", "3");
        world.settle();
        world.local.delete(world.local.find("a (conflict"));
        world.settlesAs("a.x=2");
    }
}
