package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

/** Chapter 2 of the hard cases: moves and renames. */
class MovesTest extends WorldTest {

    private static void assertThatNoByteTravelled(World world) {
        assertThat(world.requests.count("init")).as("uploads").isZero();
        assertThat(world.requests.count("downurl")).as("downloads").isZero();
    }

    @Pushing
    void hc_017_a_file_renamed_here_is_one_call(Modes mode) {
        World world = world(mode).agreed("a.txt=1");
        String id = world.cloud.id("a.txt");
        world.local.move("a.txt", "b.txt");
        world.pass();
        assertThat(world.requests.writes()).containsOnlyKeys("update").containsEntry("update", 1L);
        assertThat(world.cloud.id("b.txt")).isEqualTo(id);
        world.settlesAs("b.txt=1");
    }

    @Pulling
    void hc_019_a_file_renamed_on_115_is_renamed_here(Modes mode) {
        World world = world(mode).agreed("a.txt=1 d/b.txt=2");
        Object inode = world.local.inode("a.txt");
        world.cloud.move("a.txt", "d/c.txt").move("d/b.txt", "b.txt");
        world.pass();
        assertThatNoByteTravelled(world);
        assertThat(world.local.inode("d/c.txt")).isEqualTo(inode);
        world.settlesAs("b.txt=2 d/c.txt=1");
    }

    private static String many(String folder) {
        StringBuilder tree = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            tree.append(folder).append("/").append(i).append(".x=").append(i).append(" ");
        }
        return tree.toString();
    }

    @Pushing
    void hc_021_a_folder_renamed_here_is_one_call(Modes mode) {
        World world = world(mode).agreed(many("photos"));
        world.local.move("photos", "pictures");
        world.pass();
        assertThat(world.requests.writes()).containsOnlyKeys("update").containsEntry("update", 1L);
        world.settlesAs(many("pictures"));
    }

    @Pulling
    void hc_021_a_folder_renamed_on_115_is_renamed_here(Modes mode) {
        World world = world(mode).agreed(many("photos"));
        Object inode = world.local.inode("photos");
        world.cloud.move("photos", "pictures");
        world.pass();
        assertThatNoByteTravelled(world);
        assertThat(world.local.inode("pictures")).isEqualTo(inode);
        world.settlesAs(many("pictures"));
    }

    @Pulling
    void hc_023_siblings_with_the_same_prefix_are_left_alone(Modes mode) {
        World world = world(mode).agreed("photos/1=1 photos-backup/1=1 photos2/1=1");
        world.cloud.move("photos", "p");
        world.settlesAs("p/1=1 photos-backup/1=1 photos2/1=1");
        world.cloud.trash("p");
        String rest = "photos-backup/1=1 photos2/1=1";
        world.settlesAs(mode == Modes.PULL ? rest + " p/1=1" : rest, rest);
    }

    @Pushing
    void hc_023_siblings_of_a_folder_deleted_here_are_left_alone(Modes mode) {
        World world = world(mode).agreed("photos/1=1 photos-backup/1=1 photos2/1=1");
        world.local.move("photos", "p");
        world.settlesAs("p/1=1 photos-backup/1=1 photos2/1=1");
        world.local.delete("p");
        String rest = "photos-backup/1=1 photos2/1=1";
        boolean deletes = mode == Modes.MIRROR || mode == Modes.SYNC;
        world.settlesAs(rest, deletes ? rest : rest + " p/1=1");
    }

    @Pushing
    void hc_025_two_files_swapped_here(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2");
        String a = world.cloud.id("a.x");
        world.local.swap("a.x", "b.x");
        world.pass();
        assertThatNoByteTravelled(world);
        assertThat(world.cloud.id("b.x")).isEqualTo(a);
        world.settlesAs("a.x=2 b.x=1");
    }

    @Pulling
    void hc_025_two_files_swapped_on_115(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2");
        Object a = world.local.inode("a.x");
        world.cloud.swap("a.x", "b.x");
        world.pass();
        assertThatNoByteTravelled(world);
        assertThat(world.local.inode("b.x")).isEqualTo(a);
        world.settlesAs("a.x=2 b.x=1");
    }

    @Pushing
    void hc_025_two_names_without_extension_swapped_here(Modes mode) {
        World world = world(mode).agreed("a=1 b=2 d/1=3 e/1=4");
        world.local.swap("a", "b").swap("d", "e");
        world.settlesAs("a=2 b=1 d/1=4 e/1=3");
    }

    @Pushing
    void hc_027_a_circle_of_three_here(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2 c.x=3 d1/1=4 d2/1=5 d3/1=6");
        world.local.move("c.x", "t").move("b.x", "c.x").move("a.x", "b.x").move("t", "a.x");
        world.local.move("d3", "t").move("d2", "d3").move("d1", "d2").move("t", "d1");
        world.pass();
        assertThatNoByteTravelled(world);
        world.settlesAs("a.x=3 b.x=1 c.x=2 d1/1=6 d2/1=4 d3/1=5");
    }

    @Pulling
    void hc_027_a_circle_of_three_on_115(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2 c.x=3 d1/1=4 d2/1=5 d3/1=6");
        world.cloud.move("c.x", "t").move("b.x", "c.x").move("a.x", "b.x").move("t", "a.x");
        world.cloud.move("d3", "t").move("d2", "d3").move("d1", "d2").move("t", "d1");
        world.pass();
        assertThatNoByteTravelled(world);
        world.settlesAs("a.x=3 b.x=1 c.x=2 d1/1=6 d2/1=4 d3/1=5");
    }

    @Pushing
    void hc_029_a_chain_here(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2");
        world.local.move("b.x", "c.x").move("a.x", "b.x");
        world.pass();
        assertThat(world.requests.writes()).containsOnlyKeys("update").containsEntry("update", 2L);
        world.settlesAs("b.x=1 c.x=2");
    }

    @Pulling
    void hc_029_a_chain_on_115(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2");
        world.cloud.move("b.x", "c.x").move("a.x", "b.x");
        world.pass();
        assertThatNoByteTravelled(world);
        world.settlesAs("b.x=1 c.x=2");
    }

    @Pushing
    void hc_031_other_case_here(Modes mode) {
        World world = world(mode).agreed("Readme.md=1 Docs/x=2");
        String id = world.cloud.id("Readme.md");
        world.local.move("Readme.md", "README.md").move("Docs", "docs");
        world.pass();
        assertThatNoByteTravelled(world);
        assertThat(world.cloud.id("README.md")).isEqualTo(id);
        world.settlesAs("README.md=1 docs/x=2");
    }

    @Pulling
    void hc_031_other_case_on_115(Modes mode) {
        World world = world(mode).agreed("Readme.md=1 Docs/x=2");
        world.cloud.move("Readme.md", "README.md").move("Docs", "docs");
        world.pass();
        assertThatNoByteTravelled(world);
        world.settlesAs("README.md=1 docs/x=2");
    }

    @InSync
    void hc_033_renamed_here_and_edited_there_become_one(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.move("a.x", "b.x");
        world.cloud.replace("a.x", "2");
        world.settlesAs("b.x=2");
    }

    @InSync
    void hc_033_renamed_there_and_edited_here_become_one(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.cloud.move("a.x", "b.x");
        world.local.write("a.x", "2");
        world.settlesAs("b.x=2");
    }

    @OneWayUp
    void hc_033_renamed_here_and_edited_there_loses_nothing(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.move("a.x", "b.x");
        world.cloud.replace("a.x", "2");
        world.settle();
        assertThat(world.cloud.tree()).contains("b.x=1");
    }

    @InSync
    void hc_035_both_sides_rename_alike(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/y=2");
        world.local.move("a.x", "b.x").move("d", "e");
        world.cloud.move("a.x", "b.x").move("d", "e");
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        assertThatNoByteTravelled(world);
        world.settlesAs("b.x=1 e/y=2");
    }

    @InSync
    void hc_037_a_folder_moved_to_two_places_ends_in_one(Modes mode) {
        World world = world(mode).agreed("d/a=1 d/b=2 p1/ p2/");
        world.local.move("d", "p1/d");
        world.cloud.move("d", "p2/d");
        world.pass();
        assertThatNoByteTravelled(world);
        world.settlesAs("p1/d/a=1 p1/d/b=2 p2/");
    }

    @InSync
    void hc_039_edits_follow_a_folder_renamed_on_115(Modes mode) {
        World world = world(mode).agreed("d/a=1 d/b=1");
        world.cloud.move("d", "e");
        world.local.write("d/a", "2").write("d/new", "3").delete("d/b");
        world.settlesAs("e/a=2 e/new=3");
    }

    @Pulling
    void hc_041_a_name_that_belongs_to_another_folder_now(Modes mode) {
        World world = world(mode).agreed("d/x=1");
        world.cloud.move("d", "e").move("e", "f").move("f", "g").put("d/x=2");
        world.settlesAs("g/x=1 d/x=2");
    }

    @Pushing
    void hc_041_a_name_that_belongs_to_another_folder_here(Modes mode) {
        World world = world(mode).agreed("d/x=1");
        world.local.move("d", "e").move("e", "f").move("f", "g").put("d/x=2");
        world.settlesAs("g/x=1 d/x=2");
    }

    @InSync
    void hc_043_child_and_parent_renamed_on_different_sides(Modes mode) {
        World world = world(mode).agreed("d/a=1");
        world.local.move("d/a", "d/b");
        world.cloud.move("d", "e");
        world.pass();
        assertThatNoByteTravelled(world);
        world.settlesAs("e/b=1");
    }

    @Pushing
    void hc_045_a_hierarchy_turned_upside_down_here(Modes mode) {
        World world = world(mode).agreed("A/Empty/f1=1 A/Empty/Foo/f2=2");
        world.local.move("A/Empty", "Empty").move("A", "Empty/A");
        world.pass();
        assertThatNoByteTravelled(world);
        assertThat(world.requests.count("mkdir") + world.requests.count("delete")).isZero();
        world.settlesAs("Empty/f1=1 Empty/Foo/f2=2 Empty/A/");
    }

    @Pushing
    void hc_045_a_longer_one_turned_upside_down_here(Modes mode) {
        World world = world(mode).agreed("A/B/C/D/f=1 A/B/C/g=2");
        world.local.move("A/B/C", "C").move("C/D", "D").move("A/B", "D/B").move("A", "D/B/A");
        world.settlesAs("D/f=1 C/g=2 D/B/A/");
        assertThat(world.requests.bytesSent()).isZero();
    }

    @Pulling
    void hc_045_a_hierarchy_turned_upside_down_on_115(Modes mode) {
        World world = world(mode).agreed("A/Empty/f1=1 A/Empty/Foo/f2=2");
        world.cloud.move("A/Empty", "Empty").move("A", "Empty/A");
        world.pass();
        assertThatNoByteTravelled(world);
        world.settlesAs("Empty/f1=1 Empty/Foo/f2=2 Empty/A/");
    }

    @InSync
    void hc_047_a_rename_onto_something_new_keeps_both(Modes mode) {
        World world = world(mode).agreed("a.t=1");
        world.local.move("a.t", "x.t");
        world.cloud.put("x.t=9");
        world.settle();
        assertThat(world.local.tree()).isIn("x.t=1 x~remote.t=9", "x.t=9 x~local.t=1");
    }

    @Pushing
    void hc_049_a_copy_is_not_a_move(Modes mode) {
        World world = world(mode).agreed("a=1");
        world.local.copy("a", "b");
        world.settlesAs("a=1 b=1");
        assertThat(world.requests.bytesSent()).isZero();
        world.local.delete("a");
        boolean deletes = mode == Modes.MIRROR || mode == Modes.SYNC;
        world.settlesAs("b=1", deletes ? "b=1" : "a=1 b=1");
    }

    @Pushing
    void hc_051_many_equal_files_moved_around_end_where_they_are(Modes mode) {
        StringBuilder before = new StringBuilder("e/");
        StringBuilder after = new StringBuilder("d/");
        for (int i = 0; i < 30; i++) {
            before.append(" d/").append(i).append(".x=same");
            after.append(i < 20 ? " e/" + i + "m.x=same" : i < 25 ? " d/" + i + ".x=same" : "");
        }
        World world = world(mode).agreed(before.toString());
        for (int i = 0; i < 30; i++) {
            if (i < 20) {
                world.local.move("d/" + i + ".x", "e/" + i + "m.x");
            } else if (i >= 25) {
                world.local.delete("d/" + i + ".x");
            }
        }
        world.settle();
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(after.toString()));
        if (mode == Modes.MIRROR || mode == Modes.SYNC) {
            assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(after.toString()));
        }
        assertThat(world.requests.bytesSent()).isZero();
    }

    @Pulling
    void hc_055_what_leaves_the_job_on_115_goes_to_trash_where_the_mode_deletes(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2");
        world.simulator.otherClient().folder("/elsewhere");
        String id = "id:" + world.cloud.id("a.x");
        world.simulator.otherClient().move(id, "/elsewhere");
        world.custody().strangersCome();
        world.settlesAs(mode == Modes.PULL ? "a.x=1 b.x=2" : "b.x=2", "b.x=2");
        assertThat(world.simulator.otherClient().find(id)).isPresent();
    }

    @Pushing
    void hc_057_a_name_that_115_refuses_leaves_its_copy_alone(Modes mode) {
        World world = world(mode).agreed("a.txt=1");
        String id = world.cloud.id("a.txt");
        world.local.move("a.txt", "a\"<x>.txt");
        world.settlesAs("a\"<x>.txt=1", "a.txt=1");
        assertThat(world.pass().cause()).hasToString("Optional[NAME_UNSUPPORTED]");
        world.local.move("a\"<x>.txt", "good.txt");
        world.pass();
        assertThat(world.requests.bytesSent()).isZero();
        world.settlesAs("good.txt=1");
        assertThat(world.cloud.id("good.txt")).isEqualTo(id);
    }

    @Pushing
    void hc_059_a_folder_renamed_while_something_is_sent_into_it(Modes mode) {
        World world = world(mode).agreed("d/a=1");
        world.local.put("d/big=22");
        world.meanwhile("oss-put", () -> world.local.move("d", "e"));
        world.settlesAs("e/a=1 e/big=22");
    }

    @Pushing
    void hc_063_the_backup_save_of_an_editor_is_an_edit(Modes mode) {
        World world = world(mode).agreed("doc=1");
        world.local.move("doc", "doc~").write("doc", "2").delete("doc~");
        world.settlesAs("doc=2");
    }

    @Pushing
    void moved_there_into_a_folder_of_its_own_and_deleted_here(Modes mode) {
        World world = world(mode).agreed("a.x=1 keep=0");
        world.cloud.move("a.x", "own/b.x");
        world.local.delete("a.x");
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
        if (mode == Modes.MIRROR) {
            assertThat(world.cloud.tree()).isEqualTo("keep=0 own/");
        }
    }
}
