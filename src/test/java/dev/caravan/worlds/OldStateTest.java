package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.pass.report.PassReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The state is that of last month, restored from a backup, or gone (HC-321, HC-317). {@code
 * -Dworlds=}, {@code -Dfrom=} and {@code -Dseed=} as for {@link RandomWorldsTest}.
 */
class OldStateTest extends WorldTest {

    private static final long WORLDS = Long.getLong("worlds", 1);
    private static final long FROM = Long.getLong("from", 1);

    private static final String LAST_MONTH =
            "a.x=1 b.x=2 c.x=3 d/e.x=4 d/f.x=5 g/h/i.x=6 j/k.x=7 l.x=8 m.x=9 keep=0";

    private Path backup(World world) {
        world.stop();
        Path copy = world.folder.resolve("old.db");
        copy(world.stateDir().resolve("caravan.db"), copy);
        return copy;
    }

    private static void restore(World world, Path backup) {
        lose(world);
        copy(backup, world.stateDir().resolve("caravan.db"));
    }

    private static void lose(World world) {
        world.stop();
        for (String end : List.of("", "-wal", "-shm")) {
            try {
                Files.deleteIfExists(world.stateDir().resolve("caravan.db" + end));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A month of edits, renames, deletions and new files, all of it in step. */
    private static void moveOn(World world) {
        if (world.mode.isPulling()) {
            onCloud(world);
        } else {
            here(world);
        }
        world.settle();
        if (world.mode.isPulling()) {
            world.cloud.replace("a.x", "111").move("n/o.x", "d2/p.x");
        } else {
            world.local.write("a.x", "111").move("n/o.x", "d2/p.x");
        }
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
    }

    private static void here(World world) {
        world.local
                .write("a.x", "11")
                .move("b.x", "bb.x")
                .delete("c.x")
                .move("d", "d2")
                .write("d2/e.x", "44")
                .move("g/h", "hh")
                .delete("j")
                .put("n/o.x=10 c.x=33")
                .swap("l.x", "m.x");
    }

    private static void onCloud(World world) {
        world.cloud
                .replace("a.x", "11")
                .move("b.x", "bb.x")
                .trash("c.x")
                .move("d", "d2")
                .replace("d2/e.x", "44")
                .move("g/h", "hh")
                .trash("j")
                .put("n/o.x=10 c.x=33")
                .swap("l.x", "m.x");
    }

    private static String sides(World world) {
        return "local "
                + world.local.tree()
                + "\ncloud "
                + world.cloud.tree()
                + "\nbin "
                + world.cloud.bin()
                + "\nversions "
                + world.cloud.versions()
                + "\nall "
                + world.local.contents();
    }

    private static void nothingIsLeftToDo(World world) {
        String before = sides(world);
        world.requests.reset();
        world.pass();
        assertThat(world.requests.writes()).as(world.shown()).isEmpty();
        assertThat(world.requests.transfers()).isZero();
        world.settle();
        assertThat(sides(world)).isEqualTo(before);
        assertThat(world.conflicts()).isZero();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
    }

    @InDeletingModes
    void hc_321_with_an_old_state_sides_that_moved_on_together_stay_as_they_are(Modes mode) {
        World world = world(mode).agreed(LAST_MONTH).proved();
        Path backup = backup(world);
        moveOn(world);
        restore(world, backup);
        nothingIsLeftToDo(world);
    }

    @InSync
    void hc_321_the_same_was_done_by_hand_on_both_sides(Modes mode) {
        World world = world(mode).agreed(LAST_MONTH).proved();
        world.stop();
        here(world);
        onCloud(world);
        nothingIsLeftToDo(world);
    }

    @InDeletingModes
    void hc_321_what_only_one_side_did_meanwhile_is_carried_over(Modes mode) {
        World world = world(mode).agreed(LAST_MONTH).proved();
        Path backup = backup(world);
        moveOn(world);
        world.local.write("d2/f.x", "here").put("new/here.x=20");
        world.cloud.replace("d2/f.x", "there").put("new/there.x=21");
        restore(world, backup);
        world.settle();
        List<String> all = new ArrayList<>(world.local.contents());
        all.addAll(world.cloud.contents());
        assertThat(all).contains("here", "there", "20", "21", "111", "44", "33", "10", "8", "9");
        if (mode == Modes.SYNC) {
            assertThat(world.local.tree())
                    .contains("=here", "=there", "new/here.x=20", "new/there.x=21");
            assertThat(world.conflicts()).isEqualTo(1);
        }
    }

    @Test
    void hc_321_what_the_look_missed_and_the_pass_sent_is_in_step_and_not_counted() {
        World world = world(Modes.MIRROR).agreed("b.x=1 c.y=2");
        Path backup = backup(world);
        world.local.swap("b.x", "c.y");
        world.cloud.replace("c.y", "3");
        world.pass();
        restore(world, backup);
        PassReport report = world.pass();
        assertThat(world.cloud.tree()).contains("b.x=2", "c.y=1", "c~remote.y=3");
        assertThat(report.counts().failed()).as(world.shown()).isZero();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void hc_321_what_the_look_missed_and_the_pass_replaced_is_in_step_and_not_counted() {
        World world = world(Modes.MIRROR).agreed("a.x=1");
        Path backup = backup(world);
        world.local.write("a.x", "2");
        world.pass();
        world.local.write("a.x", "3");
        restore(world, backup);
        PassReport report = world.pass();
        assertThat(world.cloud.tree()).contains("a.x=3");
        assertThat(report.counts().failed()).as(world.shown()).isZero();
        assertThat(world.failures()).isEmpty();
    }

    @InDeletingModes
    void hc_317_a_lost_state_after_all_that_deletes_nothing(Modes mode) {
        World world = world(mode).agreed(LAST_MONTH).proved();
        moveOn(world);
        world.local.write("d2/f.x", "here").delete("bb.x").put("new/here.x=20");
        world.cloud.replace("d2/f.x", "there").trash("hh").put("new/there.x=21");
        String before = world.local.tree();
        lose(world);
        world.settle();
        assertThat(world.local.tree().split(" ").length)
                .isGreaterThanOrEqualTo(before.split(" ").length);
        List<String> all = new ArrayList<>(world.local.contents());
        all.addAll(world.cloud.contents());
        assertThat(all).contains("here", "there");
        if (!mode.isPulling()) {
            assertThat(world.cloud.tree()).contains("bb.x=2", "hh/i.x=6", "new/here.x=20");
        }
        if (!mode.isPushing()) {
            assertThat(world.local.tree()).contains("bb.x=2", "hh/i.x=6", "new/there.x=21");
        }
    }

    @InDeletingModes
    void hc_321_random_stories_with_an_old_state_lose_nothing_and_come_to_rest(Modes mode) {
        Long only = Long.getLong("seed");
        for (long seed = only == null ? FROM : only;
                seed < (only == null ? FROM + WORLDS : only + 1);
                seed++) {
            List<String> told = new ArrayList<>();
            World world = world(mode);
            try {
                story(world, new SplittableRandom(seed * 31 + mode.ordinal()), told);
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError(
                        "-Dseed=%d %s%n%s".formatted(seed, mode, String.join("\n", told)), broken);
            }
        }
    }

    private void story(World world, SplittableRandom random, List<String> told) {
        RandomActs acts = new RandomActs(world, random, told);
        acts.start();
        Path backup = backup(world);
        for (int rounds = 2 + random.nextInt(4); rounds > 0; rounds--) {
            acts.round();
            told.add("pass");
            world.pass();
            if (random.nextInt(4) == 0) {
                told.add("backup of the state");
                backup = backup(world);
            }
        }
        if (random.nextBoolean()) {
            acts.round();
        }
        told.add("the old state, and rest");
        restore(world, backup);
        world.check();
    }
}
