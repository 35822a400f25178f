package dev.caravan.plan;

/**
 * Decides what a pass would do: a pure function of the base, both looks and the job's rules.
 *
 * <p>The same request gives the same plan, whatever the order in which a side was listed.
 */
public final class Planner {

    public Plan plan(PlanRequest request) {
        throw new UnsupportedOperationException(
                "the logic follows in the next commits: " + request.mode());
    }
}
