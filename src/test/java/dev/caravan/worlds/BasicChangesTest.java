package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

/** Chapter 1 of the hard cases: basic changes. */
class BasicChangesTest extends WorldTest {

    @Pushing
    void hc_001_a_new_file_is_uploaded_once(Modes mode) {
        World world = world(mode).agreed("");
        world.local.put("a.txt=1");
        world.pass();
        assertThat(world.requests.count("init")).isEqualTo(1);
        world.settlesAs("a.txt=1");
    }

    @Pulling
    void hc_001_a_new_file_on_115_is_downloaded_once(Modes mode) {
        World world = world(mode).agreed("");
        world.cloud.put("a.txt=1 d/b.txt=2");
        world.pass();
        assertThat(world.requests.count("cdn")).isEqualTo(2);
        world.settlesAs("a.txt=1 d/b.txt=2");
    }

    @Pushing
    void hc_003_a_local_edit_replaces_and_does_not_add(Modes mode) {
        World world = world(mode).agreed("a.txt=1 d/b.txt=1");
        world.local.write("a.txt", "2").save("d/b.txt", "3");
        world.settlesAs("a.txt=2 d/b.txt=3");
        if (mode == Modes.SYNC) {
            assertThat(world.cloud.bin()).isEqualTo("a.txt=1 b.txt=1");
        }
    }

    @Pulling
    void hc_003_an_edit_on_115_replaces_the_local_file_which_goes_to_trash(Modes mode) {
        World world = world(mode).agreed("a.txt=1");
        world.cloud.replace("a.txt", "2");
        world.settlesAs("a.txt=2");
        assertThat(world.local.contents()).contains("1");
    }

    @Pushing
    void hc_005_a_local_delete_goes_to_the_bin_where_the_mode_deletes(Modes mode) {
        World world = world(mode).agreed("a.txt=1 b.txt=2 d/c.txt=3");
        world.local.delete("a.txt").delete("d");
        boolean deletes = mode == Modes.MIRROR || mode == Modes.SYNC;
        world.settlesAs("b.txt=2", deletes ? "b.txt=2" : "a.txt=1 b.txt=2 d/c.txt=3");
        assertThat(world.cloud.bin()).isEqualTo(deletes ? "a.txt=1 d/" : "");
    }

    @Pulling
    void hc_005_a_delete_on_115_goes_to_local_trash_where_the_mode_deletes(Modes mode) {
        World world = world(mode).agreed("a.txt=1 b.txt=2 d/c.txt=3");
        world.cloud.trash("a.txt").trash("d");
        boolean deletes = mode != Modes.PULL;
        world.settlesAs(deletes ? "b.txt=2" : "a.txt=1 b.txt=2 d/c.txt=3", "b.txt=2");
        assertThat(world.local.contents()).contains("1", "3");
    }

    @InSync
    void hc_007_empty_folders_travel_both_ways(Modes mode) {
        World world = world(mode).agreed("");
        world.local.folder("e1/e2");
        world.cloud.folder("f1");
        world.settlesAs("e1/e2/ f1/");
        world.local.delete("e1/e2");
        world.settlesAs("e1/ f1/");
    }

    @OneWayUp
    void hc_007_empty_folders_are_made_on_115(Modes mode) {
        World world = world(mode).agreed("");
        world.local.folder("e1/e2");
        world.settlesAs("e1/e2/");
    }

    @OneWayDown
    void hc_007_empty_folders_of_115_are_made_here(Modes mode) {
        World world = world(mode).agreed("");
        world.cloud.folder("e1/e2");
        world.settlesAs("e1/e2/");
    }

    @InEveryMode
    void hc_009_nothing_changed_writes_nothing_and_reads_little(Modes mode) {
        StringBuilder tree = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            tree.append("d").append(i % 6).append("/f").append(i).append("=").append(i).append(" ");
        }
        World world = world(mode).agreed(tree.toString());
        world.pass();
        world.requests.reset();
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        assertThat(world.requests.count("files")).isLessThanOrEqualTo(1 + 6 + 5);
    }

    @InSync
    void hc_011_a_first_pass_over_two_trees_is_a_union(Modes mode) {
        World world = world(mode);
        world.local.put("a.txt=1 b.txt=1 onlyL=5");
        world.cloud.put("a.txt=1 b.txt=2 onlyR=6");
        world.settlesAs("a.txt=1 b.txt=1 b~remote.txt=2 onlyL=5 onlyR=6");
    }

    @OneWayUp
    void hc_011_a_first_backup_over_a_used_folder_keeps_what_is_there(Modes mode) {
        World world = world(mode);
        world.local.put("a.txt=1 b.txt=1 onlyL=5");
        world.cloud.put("a.txt=1 b.txt=2 onlyR=6");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a.txt=1 b.txt=1 onlyL=5");
        assertThat(world.cloud.tree()).contains("a.txt=1", "b.txt=1", "onlyL=5", "onlyR=6");
        assertThat(world.requests.bytesSent()).isZero();
    }

    @OneWayDown
    void hc_011_a_first_pull_over_a_used_folder_keeps_what_is_there(Modes mode) {
        World world = world(mode);
        world.local.put("a.txt=1 b.txt=1 onlyL=5");
        world.cloud.put("a.txt=1 b.txt=2 onlyR=6");
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("a.txt=1 b.txt=2 onlyR=6");
        assertThat(world.local.tree()).contains("a.txt=1", "b.txt=2", "onlyL=5", "onlyR=6");
    }

    @Pushing
    void hc_013_changed_and_changed_back_costs_no_transfer(Modes mode) {
        World world = world(mode).agreed("a.txt=1");
        world.local.write("a.txt", "2").write("a.txt", "1");
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        world.settlesAs("a.txt=1");
    }

    @Pushing
    void hc_015_a_mixed_burst_ends_where_the_local_tree_is(Modes mode) {
        World world =
                world(mode)
                        .agreed(
                                "d1/1.x=1 d1/2.x=2 d1/3.x=3 d2/4.x=4 d2/5.x=5 d2/6.x=6"
                                        + " d3/7.x=7 d3/8.x=8 d4/9.x=9 d4/10.x=10");
        world.local
                .put("d1/new1.x=n1 d2/new2.x=n2 new3.x=n3")
                .write("d1/1.x", "11")
                .save("d2/4.x", "44")
                .move("d1/2.x", "d2/2.x")
                .move("d3/7.x", "d3/seven.x")
                .move("d4", "d3/d4")
                .move("d3", "d5")
                .folder("e1/e2");
        String tree =
                "d1/1.x=11 d1/3.x=3 d1/new1.x=n1 d2/2.x=2 d2/4.x=44 d2/5.x=5 d2/6.x=6 d2/new2.x=n2"
                        + " d5/seven.x=7 d5/8.x=8 d5/d4/9.x=9 d5/d4/10.x=10 new3.x=n3 e1/e2/";
        world.settlesAs(tree);
        assertThat(world.requests.bytesSent()).isZero();
    }
}
