package dev.caravan.plan;

import java.util.Set;

/**
 * What the guard has to know beside the plan itself.
 *
 * @param approved keys ({@link Operation#key}) of held operations that a person let go ahead
 * @param deletesToday how many files the job deleted in the last 24 hours, on both sides
 */
public record GuardInput(GuardLimits limits, Set<String> approved, long deletesToday) {

    public GuardInput {
        approved = Set.copyOf(approved);
        if (deletesToday < 0) {
            throw new IllegalArgumentException("deletes must not be negative: " + deletesToday);
        }
    }

    /** Limits alone: nothing approved, nothing deleted yet. */
    public static GuardInput of(GuardLimits limits) {
        return new GuardInput(limits, Set.of(), 0);
    }
}
