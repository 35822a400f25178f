package dev.caravan.plan;

import dev.caravan.plan.RandomTriples.Change;
import dev.caravan.plan.SideTree.Item;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.Side;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** One random world, played through: a whole pass, and one of which only a part is done. */
final class RandomStory {

    /** Whether the story is written down; that takes longer than playing it. */
    enum Telling {
        SILENT,
        ALOUD
    }

    /** What 115 cannot do at once, such as swapping names without an extension, takes longer. */
    private static final int MORE_PASSES = 2;

    private final long seed;
    private final Mode mode;
    private final Telling telling;
    private final StringBuilder story = new StringBuilder();

    RandomStory(long seed, Mode mode, Telling telling) {
        this.seed = seed;
        this.mode = mode;
        this.telling = telling;
    }

    void play(List<Change> seeds, List<Change> changes) {
        RandomTriples random = new RandomTriples(seed, mode);
        Pass pass = random.agreed(seeds);
        tell("agreed", pass);
        require(isSettled(pass.plan()), "a settled world has nothing to do");
        RandomTriples.apply(changes, pass);
        tell("changed", pass);
        Set<String> contents = contents(pass);
        Plan plan = pass.plan();
        tell("plan", plan);

        Pass torn = copy(pass);
        pass.run(plan, operation -> true, true);
        tell("done", pass);
        requireAll(pass, contents);
        settle(pass);

        SplittableRandom chance = new SplittableRandom(seed);
        torn.run(operation -> chance.nextInt(3) > 0, false);
        tell("torn", torn);
        requireAll(torn, contents);
        plan = torn.plan();
        tell("then", plan);
        torn.run(plan, operation -> true, true);
        tell("done", torn);
        requireAll(torn, contents);
        settle(torn);
    }

    private void settle(Pass pass) {
        Plan plan = pass.plan();
        for (int more = 0; more < MORE_PASSES && !isSettled(plan); more++) {
            tell("more", plan);
            pass.run(plan, operation -> true, true);
            plan = pass.plan();
        }
        tell("again", plan);
        require(isSettled(plan), "nothing is left to do or to remember");
        tell("at last", pass);
        Set<String> local = lines(pass.local);
        Set<String> remote = lines(pass.remote);
        if (mode == Mode.SYNC) {
            require(local.equals(remote), "both sides are alike");
        } else if (mode.source().equals(java.util.Optional.of(Side.LOCAL))) {
            require(remote.containsAll(local), "115 has what is here");
        } else {
            require(local.containsAll(remote), "here is what 115 has");
        }
    }

    private static boolean isSettled(Plan plan) {
        return plan.isEmpty() && plan.edits().isEmpty();
    }

    /**
     * Paths with contents; duplicates of 115 count under the name they have there as long as
     * somebody else has it here.
     */
    private static Set<String> lines(SideTree tree) {
        Set<String> lines = new TreeSet<>();
        Set<String> paths = new TreeSet<>();
        tree.items.values().forEach(item -> paths.add(tree.path(item)));
        for (Item item : tree.items.values()) {
            String path = tree.path(item);
            if (path.contains("115-dup")) {
                path = excused(path, paths);
            }
            lines.add(path + (item.isFile() ? "=" + item.content : "/"));
        }
        return lines;
    }

    private static String excused(String path, Set<String> paths) {
        int slash = path.lastIndexOf('/');
        String parent = path.substring(0, slash + 1);
        String name = path.substring(slash + 1);
        String plain = name.replaceAll(" \\(115-dup \\d+\\)", "");
        String above = slash < 0 ? "" : excused(path.substring(0, slash), paths) + "/";
        return above + (paths.contains(parent + plain) ? plain : name);
    }

    private static Set<String> contents(Pass pass) {
        Set<String> contents = new TreeSet<>(pass.local.trash);
        contents.addAll(pass.remote.trash);
        for (SideTree tree : List.of(pass.local, pass.remote)) {
            for (Item item : tree.items.values()) {
                if (item.isFile()) {
                    contents.add(item.content);
                }
            }
        }
        return contents;
    }

    private static Pass copy(Pass pass) {
        return new Pass(pass.mode, pass.local.copy(), pass.remote.copy(), pass.base.copy());
    }

    private static void requireAll(Pass pass, Set<String> contents) {
        require(contents(pass).containsAll(contents), "no content is lost");
    }

    private static void require(boolean holds, String property) {
        if (!holds) {
            throw new AssertionError("does not hold: " + property);
        }
    }

    private void tell(String what, Pass pass) {
        if (telling == Telling.ALOUD) {
            story.append("\n").append(what).append(" local   ").append(pass.local);
            story.append("\n").append(what).append(" remote  ").append(pass.remote);
            story.append("\n").append(what).append(" base    ").append(pass.base);
        }
    }

    private void tell(String what, Plan plan) {
        if (telling == Telling.ALOUD) {
            story.append("\n").append(what).append("  ").append(PlanText.of(plan));
            story.append("\n    ").append(plan.edits());
        }
    }

    @Override
    public String toString() {
        return story.toString();
    }
}
