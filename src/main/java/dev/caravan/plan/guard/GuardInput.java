package dev.caravan.plan.guard;

import dev.caravan.plan.operation.Operation;
import dev.caravan.tree.NodeId;
import java.util.Set;

/**
 * What the guard has to know beside the plan itself.
 *
 * @param approved keys ({@link Operation#key}) of held operations that a person let go ahead
 * @param deletesToday how many files the job deleted in the last 24 hours, on both sides
 * @param replacedToday the files that the job overwrote in the last 24 hours without approval, on
 *     both sides
 */
public record GuardInput(
        GuardLimits limits, Set<String> approved, long deletesToday, Set<NodeId> replacedToday) {

    public GuardInput {
        approved = Set.copyOf(approved);
        replacedToday = Set.copyOf(replacedToday);
        if (deletesToday < 0) {
            throw new IllegalArgumentException("deletes must not be negative: " + deletesToday);
        }
    }

    /** Limits alone: nothing approved, nothing deleted or overwritten yet. */
    public static GuardInput of(GuardLimits limits) {
        return new GuardInput(limits, Set.of(), 0, Set.of());
    }
}
