package dev.caravan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.plan.RandomTriples.Change;
import dev.caravan.plan.SideTree.Item;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Properties of all plans, tried on random worlds. {@code -Dcases=} sets how many for each mode,
 * {@code -Dseed=} replays one.
 */
class RandomTriplesTest {

    /** What 115 cannot do at once, such as swapping names without an extension, takes longer. */
    private static final int MORE_PASSES = 2;

    private static final long CASES = Long.getLong("cases", 20_000);

    @ParameterizedTest
    @EnumSource(Mode.class)
    void plans_lose_nothing_converge_and_settle(Mode mode) {
        Long only = Long.getLong("seed");
        if (only != null) {
            check(only, mode);
            return;
        }
        for (long seed = 0; seed < CASES; seed++) {
            check(seed, mode);
        }
    }

    private static void check(long seed, Mode mode) {
        RandomTriples random = new RandomTriples(seed, mode);
        List<Change> seeds = random.seeds();
        List<Change> changes = random.changes();
        String failure = failure(seed, mode, seeds, changes);
        if (failure.isEmpty()) {
            return;
        }
        shrink(seed, mode, seeds, changes);
        throw new AssertionError(
                "-Dseed="
                        + seed
                        + " mode "
                        + mode
                        + "\nagreed by "
                        + seeds
                        + "\nchanged by "
                        + changes
                        + "\n"
                        + failure(seed, mode, seeds, changes));
    }

    private static void shrink(long seed, Mode mode, List<Change> seeds, List<Change> changes) {
        boolean smaller = true;
        while (smaller) {
            smaller = drop(changes, () -> !failure(seed, mode, seeds, changes).isEmpty());
            smaller |= drop(seeds, () -> !failure(seed, mode, seeds, changes).isEmpty());
        }
    }

    private static boolean drop(List<Change> changes, java.util.function.BooleanSupplier fails) {
        for (int i = 0; i < changes.size(); i++) {
            Change dropped = changes.remove(i);
            if (fails.getAsBoolean()) {
                return true;
            }
            changes.add(i, dropped);
        }
        return false;
    }

    private static String failure(long seed, Mode mode, List<Change> seeds, List<Change> changes) {
        StringBuilder story = new StringBuilder();
        try {
            RandomTriples random = new RandomTriples(seed, mode);
            story(random, seed, seeds, changes, story);
            return "";
        } catch (AssertionError | RuntimeException failed) {
            return story + "\n" + failed + where(failed);
        }
    }

    private static String where(Throwable failed) {
        return java.util.Arrays.stream(failed.getStackTrace())
                .filter(each -> each.getClassName().startsWith("dev.caravan"))
                .limit(8)
                .map(each -> "\n    " + each)
                .collect(java.util.stream.Collectors.joining());
    }

    private static void story(
            RandomTriples random,
            long seed,
            List<Change> seeds,
            List<Change> changes,
            StringBuilder story) {
        Pass pass = random.agreed(seeds);
        story.append("\nagreed  ").append(pass.local).append("\n        ").append(pass.remote);
        assertThat(pass.plan().isEmpty()).as("a settled world has nothing to do").isTrue();
        RandomTriples.apply(changes, pass);
        story.append("\nlocal   ").append(pass.local).append("\nremote  ").append(pass.remote);
        Set<String> contents = contents(pass);
        Plan plan = pass.plan();
        story.append("\nplan    ").append(PlanText.of(plan));
        story.append("\nedits   ").append(plan.edits());

        Pass torn = copy(pass);
        pass.run();
        story.append("\nlocal   ").append(pass.local).append("\nremote  ").append(pass.remote);
        assertThat(contents(pass)).as("contents").containsAll(contents);
        assertSettled(pass, story);

        SplittableRandom chance = new SplittableRandom(seed);
        torn.run(operation -> chance.nextInt(3) > 0, false);
        story.append("\ntorn L  ").append(torn.local).append("\ntorn R  ").append(torn.remote);
        assertThat(contents(torn)).as("contents after half a plan").containsAll(contents);
        story.append("\nthen    ").append(PlanText.of(torn.plan()));
        torn.run();
        story.append("\nlocal   ").append(torn.local).append("\nremote  ").append(torn.remote);
        assertThat(contents(torn)).as("contents after the next pass").containsAll(contents);
        assertSettled(torn, story);
    }

    private static void assertSettled(Pass pass, StringBuilder story) {
        for (int more = 0; more < MORE_PASSES && !isSettled(pass.plan()); more++) {
            story.append("\nmore    ").append(PlanText.of(pass.run()));
        }
        Plan again = pass.plan();
        story.append("\nagain   ").append(PlanText.of(again)).append(again.edits());
        assertThat(again.isEmpty()).as("nothing left to do").isTrue();
        assertThat(again.edits()).as("nothing left to remember").isEmpty();
        if (pass.mode == Mode.SYNC) {
            assertThat(alike(pass.remote)).isEqualTo(alike(pass.local));
        } else {
            SideTree source =
                    pass.mode.source().get() == dev.caravan.tree.Side.LOCAL
                            ? pass.local
                            : pass.remote;
            SideTree target = source == pass.local ? pass.remote : pass.local;
            assertThat(alike(target)).containsAll(alike(source));
        }
    }

    private static boolean isSettled(Plan plan) {
        return plan.isEmpty() && plan.edits().isEmpty();
    }

    /** Paths with contents; duplicates of 115 count under the name they have there. */
    private static Set<String> alike(SideTree tree) {
        Set<String> lines = new TreeSet<>();
        for (Item item : tree.items.values()) {
            String path = tree.path(item).replaceAll(" \\(115-dup \\d+\\)", "");
            lines.add(path + (item.isFile() ? "=" + item.content : "/"));
        }
        return lines;
    }

    private static Set<String> contents(Pass pass) {
        Set<String> contents = new TreeSet<>(pass.local.trash);
        contents.addAll(pass.remote.trash);
        for (SideTree tree : List.of(pass.local, pass.remote)) {
            tree.items.values().stream()
                    .filter(Item::isFile)
                    .forEach(item -> contents.add(item.content));
        }
        return contents;
    }

    private static Pass copy(Pass pass) {
        return new Pass(pass.mode, pass.local.copy(), pass.remote.copy(), pass.base.copy());
    }
}
