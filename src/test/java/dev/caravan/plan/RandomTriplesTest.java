package dev.caravan.plan;

import dev.caravan.plan.RandomStory.Telling;
import dev.caravan.plan.RandomTriples.Change;
import dev.caravan.plan.request.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Properties of all plans, tried on random worlds. {@code -Dcases=} sets how many for each mode,
 * {@code -Dseed=} replays one.
 */
class RandomTriplesTest {

    private static final long CASES = Long.getLong("cases", 17_000);

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

    private static boolean drop(List<Change> changes, BooleanSupplier fails) {
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
        RandomStory story = new RandomStory(seed, mode, Telling.SILENT);
        try {
            story.play(seeds, changes);
            return "";
        } catch (AssertionError | RuntimeException failed) {
            return told(seed, mode, seeds, changes);
        }
    }

    private static String told(long seed, Mode mode, List<Change> seeds, List<Change> changes) {
        RandomStory story = new RandomStory(seed, mode, Telling.ALOUD);
        try {
            story.play(seeds, changes);
            return "it did not fail a second time";
        } catch (AssertionError | RuntimeException failed) {
            return story + "\n" + failed + where(failed);
        }
    }

    private static String where(Throwable failed) {
        return Arrays.stream(failed.getStackTrace())
                .filter(each -> each.getClassName().startsWith("dev.caravan"))
                .limit(8)
                .map(each -> "\n    " + each)
                .collect(Collectors.joining());
    }
}
