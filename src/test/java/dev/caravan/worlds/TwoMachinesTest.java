package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two machines whose jobs share one folder on 115, each with a folder and a state of its own.
 * {@code -Dworlds=}, {@code -Dfrom=} and {@code -Dseed=} as for {@link RandomWorldsTest}.
 */
class TwoMachinesTest {

    private static final long WORLDS = Long.getLong("worlds", 1);
    private static final long FROM = Long.getLong("from", 1);
    private static final int MOST_ROUNDS = 6;

    @TempDir Path folder;

    /** What both have in the end. */
    static void settle(World one, World other) {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            one.settle();
            String before = one.cloud.tree();
            other.settle();
            one.settle();
            if (one.cloud.tree().equals(before)) {
                return;
            }
        }
        throw new AssertionError("do not come to rest\n" + one.shown() + "\n" + other.shown());
    }

    @Test
    void what_one_does_comes_to_the_other() {
        try (World one = World.in(folder.resolve("1"), Modes.SYNC).agreed("a=1 d/b=2 d/c=3 e/")) {
            World other = one.beside(folder.resolve("2"), Modes.SYNC);
            settle(one, other);
            assertThat(other.local.tree()).isEqualTo(one.local.tree());
            Object inode = other.local.inode("d");
            one.local.move("d", "f").write("f/b", "22").delete("f/c").swap("a", "e");
            settle(one, other);
            assertThat(other.local.tree()).isEqualTo(TreeText.complete("a/ e=1 f/b=22"));
            assertThat(other.local.inode("f")).isEqualTo(inode);
            assertThat(one.local.tree()).isEqualTo(other.local.tree());
        }
    }

    @Test
    void both_edit_the_same_file() {
        try (World one = World.in(folder.resolve("1"), Modes.SYNC).agreed("a.x=1 keep=0")) {
            World other = one.beside(folder.resolve("2"), Modes.SYNC);
            settle(one, other);
            one.local.write("a.x", "2");
            other.local.write("a.x", "3");
            settle(one, other);
            assertThat(one.local.tree()).isEqualTo(other.local.tree()).contains("=2", "=3");
        }
    }

    @Test
    void a_backup_here_is_pulled_there() {
        try (World one = World.in(folder.resolve("1"), Modes.MIRROR).agreed("a.x=1 d/b=2")) {
            World other = one.beside(folder.resolve("2"), Modes.PULL_MIRROR);
            settle(one, other);
            one.local.move("d", "e").write("e/b", "22").put("n/m=3").delete("a.x");
            settle(one, other);
            assertThat(other.local.tree()).isEqualTo(TreeText.complete("e/b=22 n/m=3"));
            assertThat(other.local.contents()).contains("1", "2");
        }
    }

    @ParameterizedTest
    @CsvSource({"SYNC,SYNC", "MIRROR,PULL_MIRROR", "SYNC,PULL", "SYNC,BACKUP"})
    void two_machines_lose_nothing_and_come_to_rest(Modes one, Modes other) {
        Long only = Long.getLong("seed");
        for (long seed = only == null ? FROM : only;
                seed < (only == null ? FROM + WORLDS : only + 1);
                seed++) {
            story(seed, one, other);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "PULL_MIRROR"})
    void hc_325_a_clone_is_another_machine(Modes mode) {
        Long only = Long.getLong("seed");
        for (long seed = only == null ? FROM : only;
                seed < (only == null ? FROM + WORLDS : only + 1);
                seed++) {
            story(seed, mode, (first, place) -> first.cloned(place));
        }
    }

    @ParameterizedTest
    @CsvSource({"106,SYNC,SYNC", "106,SYNC,BACKUP", "81003,SYNC,SYNC"})
    void two_items_of_one_name_make_no_trouble_for_ever(long seed, Modes one, Modes other) {
        story(seed, one, other);
    }

    private void story(long seed, Modes one, Modes other) {
        story(seed, one, (first, place) -> first.beside(place, other));
    }

    private void story(long seed, Modes mode, BiFunction<World, Path, World> joining) {
        List<String> told = new ArrayList<>();
        Path place = folder.resolve(mode + "-" + seed + "-" + System.nanoTime());
        try (World first = World.in(place.resolve("1"), mode)) {
            story(seed, first, world -> joining.apply(world, place.resolve("2")), told);
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(
                    "-Dseed=%d %s%n%s".formatted(seed, mode, String.join("\n", told)), broken);
        }
    }

    private static void story(
            long seed, World first, UnaryOperator<World> joining, List<String> told) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomActs acts = new RandomActs(first, random, told);
        acts.start();
        World second = joining.apply(first);
        second.pass();
        RandomActs others = new RandomActs(second, random, told);
        for (int rounds = 1 + random.nextInt(5); rounds > 0; rounds--) {
            told.add("first machine");
            acts.here();
            told.add("second machine");
            others.here();
            round(random, first, second, told);
        }
        told.add("rest");
        settle(first, second);
        first.check();
        second.check();
        if (first.mode == Modes.SYNC && second.mode == Modes.SYNC) {
            assertThat(Marks.without(first.local.tree()))
                    .isEqualTo(Marks.without(second.local.tree()));
        }
    }

    private static void round(
            SplittableRandom random, World first, World second, List<String> told) {
        switch (random.nextInt(4)) {
            case 0 -> {
                told.add("pass of the first");
                first.pass();
            }
            case 1 -> {
                told.add("pass of the second");
                second.pass();
            }
            default -> {
                boolean turned = random.nextBoolean();
                World outer = turned ? second : first;
                World inner = turned ? first : second;
                int nth = 1 + random.nextInt(20);
                told.add(
                        "pass of the "
                                + (turned ? "second" : "first")
                                + ", at request "
                                + nth
                                + " one of the other");
                Gate gate = first.simulator.gates().put("*", nth, Gate.Moment.BEFORE);
                outer.passUntil(
                        gate,
                        () -> {
                            outer.custody().during(inner::pass);
                            gate.release();
                        });
                first.heal();
            }
        }
    }
}
