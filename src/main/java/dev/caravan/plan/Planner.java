package dev.caravan.plan;

import dev.caravan.tree.Side;
import java.util.List;

/**
 * Decides what a pass would do: a pure function of the base, both looks and the job's rules.
 *
 * <p>The same request gives the same plan, whatever the order in which a side was listed.
 */
public final class Planner {

    public Plan plan(PlanRequest asked) {
        PlanRequest request = LargeFolders.apart(SecondName.without(asked));
        Observed observed = new Observed(request);
        Matches matches = Matcher.match(request, observed);
        World world = Worlds.of(request, observed, matches);
        Remarks remarks = new Remarks();
        Merger merger = new Merger(request, world, remarks, observed.leftAlone());
        merger.merge();
        return new PlanBuilder(request, world, remarks, merger.reach()).build(observed.toConfirm());
    }

    /** Lets a node be judged, unless a side does not know enough of it. */
    static void judge(Judge judge, Node node) {
        if (isKnown(node.seen(Side.LOCAL)) && isKnown(node.seen(Side.REMOTE))) {
            judge.judge(node);
        } else {
            node.keep();
        }
    }

    private static boolean isKnown(Seen seen) {
        return List.of(Seen.State.THERE, Seen.State.ABSENT, Seen.State.WITHDRAWN)
                .contains(seen.state());
    }
}
