package dev.caravan.plan;

import dev.caravan.plan.match.Matcher;
import dev.caravan.plan.match.Matches;
import dev.caravan.plan.match.World;
import dev.caravan.plan.match.Worlds;
import dev.caravan.plan.merge.FoldersApart;
import dev.caravan.plan.merge.Merger;
import dev.caravan.plan.merge.Remarks;
import dev.caravan.plan.merge.SecondName;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.order.PlanBuilder;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;

/**
 * Decides what a pass would do: a pure function of the base, both looks and the job's rules.
 *
 * <p>The same request gives the same plan, whatever the order in which a side was listed.
 */
public final class Planner {

    public Plan plan(PlanRequest asked) {
        PlanRequest request = FoldersApart.apart(SecondName.without(asked));
        Observed observed = new Observed(request);
        Matches matches = Matcher.match(request, observed);
        World world = Worlds.of(request, observed, matches);
        Remarks remarks = new Remarks();
        Merger merger = new Merger(request, world, remarks, observed.leftAlone());
        merger.merge();
        return new PlanBuilder(request, world, remarks, merger.reach()).build(observed.toConfirm());
    }
}
