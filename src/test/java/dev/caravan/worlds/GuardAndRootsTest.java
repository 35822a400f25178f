package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chapters 13, 19, 20, 23 and 24 of the hard cases: roots, settings, state and the guard. */
class GuardAndRootsTest extends WorldTest {

    private static final String LIMITS =
            "{ at-least: 5, max-delete-percent: 25, max-overwrite-percent: 50 }";

    private static String many(int from, int to) {
        StringBuilder tree = new StringBuilder();
        for (int i = from; i < to; i++) {
            tree.append("d")
                    .append(i % 4)
                    .append("/")
                    .append(i)
                    .append(".x=")
                    .append(i)
                    .append(" ");
        }
        return tree.toString();
    }

    private World guarded(Modes mode, int files) {
        return world(mode).job("guard", LIMITS).agreed(many(0, files) + "keep=0");
    }

    private static void delete(World world, int files) {
        for (int i = 0; i < files; i++) {
            world.local.delete("d" + i % 4 + "/" + i + ".x");
        }
    }

    private static void approve(World world) {
        world.stop();
        try (StateDatabase state = StateDatabase.open(world.stateDir())) {
            JobId job = new JobStore(state).find(World.JOB).orElseThrow().id();
            HeldStore held = new HeldStore(state);
            String plan = held.find(job).map(HeldPlan::id).orElseThrow();
            assertThat(
                            held.decide(
                                    job,
                                    plan,
                                    HeldPlan.Decision.APPROVED,
                                    "me",
                                    world.time.instant()))
                    .isTrue();
        }
    }

    private static void assertHeld(World world, Cause cause) {
        assertThat(world.last().result()).isEqualTo(PassResult.HELD);
        assertThat(world.last().cause()).isEqualTo(Optional.of(cause));
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC"})
    void hc_347_351_353_many_local_deletes_wait_for_approval_and_the_rest_goes_on(Modes mode) {
        World world = guarded(mode, 20);
        delete(world, 18);
        world.local.write("new.x", "new");
        world.settle();
        assertHeld(world, Cause.MASS_DELETE);
        assertThat(world.cloud.tree()).contains("d0/0.x=0", "d1/17.x=17", "new.x=new");
        assertThat(world.cloud.bin()).isEmpty();
        world.stop();
        world.time.jump(Duration.ofDays(7));
        world.settle();
        assertHeld(world, Cause.MASS_DELETE);
        assertThat(world.cloud.bin()).isEmpty();
        approve(world);
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
        assertThat(world.cloud.tree()).isEqualTo(world.local.tree());
    }

    @ParameterizedTest
    @EnumSource(names = {"PULL_MIRROR", "SYNC"})
    void hc_347_many_deletes_on_115_wait_for_approval(Modes mode) {
        World world = guarded(mode, 20);
        world.cloud.trash("d0").trash("d1").trash("d2");
        world.settle();
        assertHeld(world, Cause.MASS_DELETE);
        assertThat(world.local.tree()).contains("d0/0.x=0", "d1/17.x=17", "d2/18.x=18");
        approve(world);
        world.settle();
        assertThat(world.local.tree()).isEqualTo(world.cloud.tree());
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC", "BACKUP"})
    void hc_349_everything_rewritten_and_renamed_is_held(Modes mode) {
        World world = guarded(mode, 20);
        for (int i = 0; i < 18; i++) {
            String path = "d" + i % 4 + "/" + i + ".x";
            world.local.write(path, "locked" + i).move(path, path + ".locked");
        }
        world.settle();
        for (int i = 0; i < 18; i++) {
            assertThat(world.cloud.tree()).contains("d" + i % 4 + "/" + i + ".x=" + i);
        }
        if (mode != Modes.BACKUP) {
            assertThat(world.last().result()).isEqualTo(PassResult.HELD);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC", "BACKUP"})
    void hc_189_a_tree_brought_back_from_an_old_copy_is_held(Modes mode) {
        World world = guarded(mode, 20);
        for (int i = 0; i < 18; i++) {
            world.local.write("d" + i % 4 + "/" + i + ".x", "old" + i);
        }
        world.settle();
        assertHeld(world, Cause.MASS_CHANGE);
        assertThat(world.cloud.tree()).contains("d0/0.x=0");
        approve(world);
        world.settle();
        assertThat(world.cloud.tree()).contains("d0/0.x=old0");
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC"})
    void hc_355_small_numbers_are_not_held(Modes mode) {
        World world = guarded(mode, 4);
        delete(world, 3);
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo(world.local.tree());
    }

    @InEveryMode
    void hc_193_a_missing_root_stops_everything(Modes mode) throws IOException {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        Path elsewhere = world.folder.resolve("unmounted");
        Files.move(world.root(), elsewhere);
        assertThat(world.pass().cause()).isEqualTo(Optional.of(Cause.ROOT_MISSING));
        assertThat(world.root()).doesNotExist();
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
        Files.move(elsewhere, world.root());
        world.settlesAs("a.x=1 d/b.x=2");
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC"})
    void hc_193_an_emptied_root_deletes_nothing(Modes mode) {
        World world = guarded(mode, 20);
        String tree = world.cloud.tree();
        world.local.delete("d0").delete("d1").delete("d2").delete("d3").delete("keep");
        world.settle();
        assertHeld(world, Cause.ROOT_EMPTY);
        assertThat(world.cloud.tree()).isEqualTo(tree);
        world.local.put(many(0, 20) + "keep=0");
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
        assertThat(world.cloud.tree()).isEqualTo(tree);
    }

    @InEveryMode
    void hc_195_other_content_at_the_root_stops_everything(Modes mode) throws IOException {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        Path elsewhere = world.folder.resolve("unmounted");
        Files.move(world.root(), elsewhere);
        world.local.put("other.x=9");
        assertThat(world.pass().cause()).isEqualTo(Optional.of(Cause.ROOT_IDENTITY));
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
        assertThat(world.local.tree()).isEqualTo("other.x=9");
        world.local.delete("");
        Files.move(elsewhere, world.root());
        world.settlesAs("a.x=1 d/b.x=2");
    }

    @InEveryMode
    void hc_199_the_folder_on_115_was_renamed(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        world.custody().strangersMayChange();
        world.cloud.client().rename(CloudSide.FOLDER, "renamed");
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
        assertThat(world.cloud.bin()).isEmpty();
        if (world.cloud.client().find(CloudSide.FOLDER).isEmpty()) {
            world.cloud.client().rename("/备份/renamed", "photos");
        }
        world.settlesAs("a.x=1 d/b.x=2");
    }

    @InEveryMode
    void hc_305_a_pattern_that_excludes_everything_deletes_nothing(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        world.job("exclude", "['**']");
        world.pass();
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
        world.job("exclude", "[]");
        world.settlesAs("a.x=1 d/b.x=2");
        assertThat(world.cloud.bin()).isEmpty();
    }

    @InSync
    void hc_303_what_comes_into_scope_is_united(Modes mode) {
        World world = world(mode).job("exclude", "['build/']").agreed("keep=0");
        world.local.put("build/a.x=1 build/b.x=2");
        world.cloud.put("build/b.x=3 build/c.x=4");
        world.pass();
        assertThat(world.local.tree()).isEqualTo("build/ build/a.x=1 build/b.x=2 keep=0");
        world.job("exclude", "[]");
        world.settlesAs("build/a.x=1 build/b.x=2 build/b~remote.x=3 build/c.x=4 keep=0");
    }

    @InEveryMode
    void hc_311_another_folder_on_115_begins_from_nothing(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        world.job("remote", "/备份/other");
        world.cloud.client().folder("/备份/other");
        world.custody().strangersMayChange();
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
        world.job("remote", CloudSide.FOLDER);
        world.settlesAs("a.x=1 d/b.x=2");
        assertThat(world.cloud.bin()).isEmpty();
    }

    @Pushing
    void hc_317_a_lost_state_deletes_nothing_and_sends_nothing_again(Modes mode)
            throws IOException {
        World world = world(mode).agreed("a.x=1 b.x=2 d/c.x=3 e.x=5");
        world.stop();
        try (var files = Files.walk(world.stateDir())) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        world.local.write("new.x", "new").delete("e.x");
        world.cloud.put("other.x=other");
        world.requests.reset();
        world.pass();
        assertThat(world.requests.bytesSent()).isEqualTo("new".length());
        assertThat(world.cloud.bin()).isEmpty();
        world.settle();
        assertThat(world.cloud.tree())
                .isEqualTo("a.x=1 b.x=2 d/ d/c.x=3 e.x=5 new.x=new other.x=other");
    }

    @InSync
    void hc_321_an_old_state_finds_sides_that_agree(Modes mode) throws IOException {
        World world = world(mode).agreed("a.x=1 b.x=2 c.x=3");
        world.stop();
        Path old = world.folder.resolve("old.db");
        Files.copy(world.stateDir().resolve("caravan.db"), old);
        world.local.write("a.x", "11").delete("b.x").put("n.x=4");
        world.settle();
        world.stop();
        Files.copy(
                old,
                world.stateDir().resolve("caravan.db"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(world.stateDir().resolve("caravan.db-wal"));
        Files.deleteIfExists(world.stateDir().resolve("caravan.db-shm"));
        world.requests.reset();
        world.pass();
        assertThat(world.requests.transfers()).isZero();
        world.settlesAs("a.x=11 c.x=3 n.x=4");
    }

    @InSync
    void hc_313_a_backup_that_becomes_two_way_deletes_nothing(Modes mode) {
        World world = world(Modes.BACKUP).agreed("a.x=1 b.x=2");
        world.cloud.put("there.x=3").trash("a.x");
        world.local.delete("b.x").put("here.x=4");
        world.job("mode", "sync");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a.x=1 b.x=2 here.x=4 there.x=3");
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 b.x=2 here.x=4 there.x=3");
    }

    @OneWayUp
    void hc_359_what_was_there_before_is_left_alone(Modes mode) {
        World world = world(mode);
        world.cloud.put("x.x=9 d/y.x=8");
        world.local.put("a.x=1 d/b.x=2");
        world.settlesAs("a.x=1 d/b.x=2", "a.x=1 d/b.x=2 d/y.x=8 x.x=9");
        world.local.delete("d");
        world.settle();
        assertThat(world.cloud.tree()).contains("d/ ", "d/y.x=8", "x.x=9");
    }

    @OneWayUp
    void hc_361_what_was_deleted_on_115_comes_back(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2");
        world.cloud.trash("a.x").trash("d");
        world.settlesAs("a.x=1 d/b.x=2");
        assertThat(world.requests.bytesSent()).isZero();
    }

    @OneWayDown
    void hc_361_what_was_deleted_here_comes_back(Modes mode) {
        World world = world(mode).agreed("a.x=1 d/b.x=2 keep=0");
        world.local.delete("a.x").delete("d");
        world.settlesAs("a.x=1 d/b.x=2 keep=0");
    }
}
