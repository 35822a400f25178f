package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What leaves the scope of a job is forgotten and never deleted (DR-15, HC-307). */
class LeavingScopeTest extends WorldTest {

    private World excluding(Modes mode, String tree) {
        World world = world(mode).job("exclude", "['*.log', 'build/', 'private/']").agreed(tree);
        world.sidesMayDiffer();
        return world;
    }

    /** Whether what vanishes here is deleted there. */
    private static boolean deletes(Modes mode) {
        return mode == Modes.MIRROR || mode == Modes.SYNC;
    }

    @InEveryMode
    void an_excluded_file_of_115_stays_there_alone(Modes mode) {
        World world = excluding(mode, "keep=0");
        world.cloud.put("a.tmp=1 b.log=2 build/c=3 d/e.log=4 d/f=5");
        world.settle();
        String come = mode.isPushing() ? "keep=0" : "d/ d/f=5 keep=0";
        assertThat(world.local.tree()).isEqualTo(come);
        assertThat(world.cloud.tree())
                .isEqualTo("a.tmp=1 b.log=2 build/ build/c=3 d/ d/e.log=4 d/f=5 keep=0");
    }

    @Pulling
    void what_an_ignore_file_excludes_does_not_come(Modes mode) {
        World world = excluding(mode, "keep=0 d/x=1");
        world.local.put(".caravanignore=*.bak d/.caravanignore=sub");
        world.cloud.put("a.bak=1 d/b.bak=2 d/sub/c=3 sub/d=4");
        world.settle();
        assertThat(world.local.tree())
                .doesNotContain(".bak=")
                .doesNotContain("d/sub")
                .contains("sub/d=4");
    }

    @Pushing
    void hc_307_a_rename_into_an_excluded_name_and_back(Modes mode) {
        World world = excluding(mode, "a.txt=1 keep=0");
        String id = world.cloud.id("a.txt");
        world.local.move("a.txt", "a.tmp");
        world.settlesAs("a.tmp=1 keep=0", "a.txt=1 keep=0");
        world.settlesAs("a.tmp=1 keep=0", "a.txt=1 keep=0");
        world.local.move("a.tmp", "a.txt");
        world.requests.reset();
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        world.settlesAs("a.txt=1 keep=0");
        assertThat(world.cloud.id("a.txt")).isEqualTo(id);
        world.local.delete("a.txt");
        world.settlesAs("keep=0", deletes(mode) ? "keep=0" : "a.txt=1 keep=0");
    }

    @Pushing
    void hc_307_the_excluded_file_is_deleted_and_the_copy_stays(Modes mode) {
        World world = excluding(mode, "a.txt=1 keep=0");
        world.local.move("a.txt", "a.tmp");
        world.settle();
        world.local.delete("a.tmp");
        world.settlesAs("keep=0", "a.txt=1 keep=0");
    }

    @Pushing
    void hc_307_the_file_is_edited_under_the_excluded_name(Modes mode) {
        World world = excluding(mode, "a.txt=1 keep=0");
        world.local.move("a.txt", "a.tmp");
        world.settle();
        world.local.write("a.tmp", "22").move("a.tmp", "a.txt");
        world.settlesAs("a.txt=22 keep=0");
        assertThat(world.cloud.contents()).contains("1");
    }

    @Pushing
    void hc_307_it_comes_back_under_another_name(Modes mode) {
        World world = excluding(mode, "a.txt=1 keep=0");
        world.local.move("a.txt", "a.tmp");
        world.settle();
        world.local.move("a.tmp", "b.txt");
        world.settle();
        assertThat(world.requests.bytesSent()).isZero();
        assertThat(world.cloud.tree()).contains("b.txt=1");
        assertThat(world.local.tree()).isEqualTo("b.txt=1 keep=0");
    }

    @Pushing
    void hc_307_a_new_file_takes_the_name(Modes mode) {
        World world = excluding(mode, "a.txt=1 keep=0");
        world.local.move("a.txt", "a.log").write("a.txt", "new");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a.log=1 a.txt=new keep=0");
        assertThat(world.cloud.tree()).contains("a.txt=new");
        assertThat(world.cloud.contents()).contains("1");
    }

    @Pushing
    void hc_307_a_folder_renamed_into_an_excluded_name_and_back(Modes mode) {
        World world = excluding(mode, "d/a=1 d/e/b=2 d/e/empty/ keep=0");
        world.local.move("d", "build");
        String stays = "d/a=1 d/e/b=2 d/e/empty/ keep=0";
        world.settlesAs(stays.replace("d/", "build/"), stays);
        assertThat(world.cloud.bin()).isEmpty();
        world.local.move("build", "d");
        world.requests.reset();
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        world.settlesAs(stays);
    }

    @Pushing
    void hc_307_what_was_deleted_of_such_a_folder_before_is_deleted(Modes mode) {
        World world = excluding(mode, "d/a=1 d/e/b=2 d/c=3 keep=0");
        world.local.delete("d/a").move("d/c", "c").move("d", "build");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("build/ build/e/ build/e/b=2 c=3 keep=0");
        assertThat(world.cloud.tree())
                .isEqualTo(
                        deletes(mode)
                                ? "c=3 d/ d/e/ d/e/b=2 keep=0"
                                : "c=3 d/ d/a=1 d/e/ d/e/b=2 keep=0");
    }

    @Pushing
    void hc_307_files_and_folders_moved_into_an_excluded_folder_stay_there(Modes mode) {
        World world = excluding(mode, "a=1 d/b=2 d/e/c=3 f=4 keep=0");
        world.local.put("private/deep/x=9");
        world.settle();
        world.local.move("a", "private/a").move("d", "private/deep/d").delete("f");
        String local =
                "keep=0 private/a=1 private/deep/d/b=2 private/deep/d/e/c=3 private/deep/x=9";
        String stays = "a=1 d/b=2 d/e/c=3 keep=0";
        world.settlesAs(local, deletes(mode) ? stays : stays + " f=4");
        world.local.move("private/a", "a").move("private/deep/d", "d");
        world.settlesAs(stays + " private/deep/x=9", deletes(mode) ? stays : stays + " f=4");
        assertThat(world.requests.bytesSent()).isZero();
    }

    @Pushing
    void what_a_file_manager_puts_into_its_trash_is_deleted(Modes mode) {
        World world = excluding(mode, "a=1 d/b=2 keep=0");
        world.local.move("a", ".Trash-1000/files/a").move("d", "#recycle/d");
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo(deletes(mode) ? "keep=0" : "a=1 d/ d/b=2 keep=0");
    }

    @Pushing
    void what_is_moved_out_of_the_job_is_deleted(Modes mode) throws IOException {
        World world = excluding(mode, "a=1 d/b=2 keep=0");
        Path outside = Files.createDirectories(world.folder.resolve("outside"));
        Files.move(world.local.path("a"), outside.resolve("a"));
        Files.move(world.local.path("d"), outside.resolve("d"));
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo(deletes(mode) ? "keep=0" : "a=1 d/ d/b=2 keep=0");
    }

    @Pushing
    void an_inode_that_is_used_again_hides_no_deletion(Modes mode) {
        World world = excluding(mode, "a=1 keep=0");
        Object inode = world.local.inode("a");
        world.local.delete("a");
        for (int i = 0; i < 50; i++) {
            world.local.write("x" + i + ".tmp", "1");
        }
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo(deletes(mode) ? "keep=0" : "a=1 keep=0");
        assertThat(inode).isNotNull();
    }

    @InEveryMode
    void a_filter_that_is_added_and_taken_away_again(Modes mode) {
        World world = world(mode).agreed("a.log=1 d/b.log=2 build/c=3 keep=0");
        world.sidesMayDiffer();
        String all = "a.log=1 d/b.log=2 build/c=3 keep=0";
        world.job("exclude", "['*.log', 'build/']");
        world.settlesAs(all);
        world.job("exclude", "[]");
        world.requests.reset();
        world.settlesAs(all);
        assertThat(world.requests.transfers()).isZero();
        assertThat(world.cloud.bin()).isEmpty();
    }

    @InEveryMode
    void what_an_ignore_file_excludes_from_now_on_stays_on_both_sides(Modes mode) {
        World world = world(mode).agreed("a.log=1 d/b.log=2 build/c=3 keep=0");
        world.sidesMayDiffer();
        String all = "a.log=1 d/b.log=2 build/c=3 keep=0";
        world.local.put(".caravanignore=*.log d/.caravanignore=*");
        world.settle();
        assertThat(world.local.contents()).contains("1", "2", "3");
        assertThat(world.cloud.tree()).contains("a.log=1", "b.log=2", "build/c=3");
        world.local.delete("a.log").delete("d/b.log");
        world.settle();
        assertThat(world.cloud.tree()).contains("a.log=1", "b.log=2", "build/c=3");
        world.local.delete(".caravanignore").delete("d/.caravanignore");
        if (world.cloud.has(".caravanignore")) {
            world.cloud.trash(".caravanignore");
        }
        if (world.cloud.has("d/.caravanignore")) {
            world.cloud.trash("d/.caravanignore");
        }
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(all));
    }

    @Pulling
    void hc_307_a_rename_on_115_into_an_excluded_name_and_back(Modes mode) {
        World world = excluding(mode, "a.txt=1 d/b.txt=2 keep=0");
        Object inode = world.local.inode("a.txt");
        world.cloud.move("a.txt", "a.tmp");
        world.settlesAs("a.txt=1 d/b.txt=2 keep=0", "a.tmp=1 d/b.txt=2 keep=0");
        world.settlesAs("a.txt=1 d/b.txt=2 keep=0", "a.tmp=1 d/b.txt=2 keep=0");
        world.cloud.move("a.tmp", "a.txt");
        world.settlesAs("a.txt=1 d/b.txt=2 keep=0");
        assertThat(world.requests.transfers()).isZero();
        assertThat(world.local.inode("a.txt")).isEqualTo(inode);
    }

    @Pulling
    void hc_307_a_folder_renamed_or_moved_on_115_into_an_excluded_one(Modes mode) {
        World world = excluding(mode, "d/a=1 d/e/b=2 f/c=3 keep=0");
        world.cloud.move("d", "build").move("f", "private/f");
        world.settlesAs("d/a=1 d/e/b=2 f/c=3 keep=0", "build/a=1 build/e/b=2 private/f/c=3 keep=0");
        world.cloud.move("build", "d").move("private/f", "f").trash("private");
        world.settlesAs("d/a=1 d/e/b=2 f/c=3 keep=0");
        assertThat(world.requests.transfers()).isZero();
    }

    @Pulling
    void hc_307_the_excluded_file_of_115_is_deleted_and_the_local_one_stays(Modes mode) {
        World world = excluding(mode, "a.txt=1 keep=0");
        world.cloud.move("a.txt", "a.tmp");
        world.settle();
        world.cloud.trash("a.tmp");
        world.settlesAs("a.txt=1 keep=0", "keep=0");
        world.local.write("a.txt", "22");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a.txt=22 keep=0");
        if (mode == Modes.SYNC) {
            assertThat(world.cloud.tree()).isEqualTo("a.txt=22 keep=0");
        }
    }

    @Pulling
    void hc_309_a_folder_of_115_with_excluded_content_stays_there(Modes mode) {
        World world = excluding(mode, "d/x=1 d/e/y=2 keep=0");
        world.cloud.put("d/.DS_Store=9 d/e/z.log=8");
        world.settle();
        world.local.delete("d");
        world.settle();
        if (mode == Modes.SYNC) {
            assertThat(world.local.tree()).isEqualTo("keep=0");
            assertThat(world.cloud.tree()).isEqualTo("d/ d/.DS_Store=9 d/e/ d/e/z.log=8 keep=0");
        } else {
            assertThat(world.local.tree()).isEqualTo("d/ d/e/ d/e/y=2 d/x=1 keep=0");
        }
    }

    @InSync
    void hc_309_a_folder_with_excluded_content_stays_on_both_sides(Modes mode) {
        World world = excluding(mode, "d/x=1 keep=0");
        world.local.write("d/.DS_Store", "9");
        world.cloud.put("d/.DS_Store=8");
        world.local.delete("d/x");
        world.cloud.trash("d");
        world.settlesAs("d/.DS_Store=9 keep=0", "keep=0");
        world.local.delete("d");
        world.settlesAs("keep=0");
    }

    @InEveryMode
    void hc_097_a_symlink_in_its_place_keeps_the_other_side(Modes mode) throws IOException {
        World world = world(mode).agreed("a=1 d/b=2 keep=0");
        world.sidesMayDiffer();
        world.local.delete("a").delete("d");
        Files.createSymbolicLink(world.local.path("a"), Path.of("keep"));
        Files.createSymbolicLink(world.local.path("d"), Path.of("/"));
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("a=1 d/ d/b=2 keep=0");
        assertThat(Files.isSymbolicLink(world.local.path("a"))).isTrue();
        world.local.delete("a");
        Files.delete(world.local.path("d"));
        world.settle();
        assertThat(world.cloud.tree()).contains("a=1", "d/b=2");
    }

    @Pushing
    void hc_057_a_folder_of_a_name_that_115_refuses(Modes mode) {
        World world = world(mode).agreed("d/a=1 d/e/b=2 keep=0");
        world.sidesMayDiffer();
        world.local.move("d", "d\"x");
        world.settlesAs("d\"x/a=1 d\"x/e/b=2 keep=0", "d/a=1 d/e/b=2 keep=0");
        world.local.write("d\"x/a", "11").write("d\"x/new", "3");
        world.settle();
        assertThat(world.cloud.contents()).contains("1", "2");
        world.local.move("d\"x", "good");
        world.settlesAs("good/a=11 good/new=3 good/e/b=2 keep=0");
    }

    @Pushing
    void hc_057_a_file_moved_into_a_folder_that_115_refuses(Modes mode) {
        World world = world(mode).agreed("a=1 d/b=2 keep=0");
        world.sidesMayDiffer();
        world.local.move("a", "x\"y/a").move("d", "x\"y/d");
        world.settlesAs("x\"y/a=1 x\"y/d/b=2 keep=0", "a=1 d/b=2 keep=0");
        world.local.move("x\"y", "xy");
        world.settlesAs("xy/a=1 xy/d/b=2 keep=0");
        assertThat(world.requests.bytesSent()).isZero();
    }
}
