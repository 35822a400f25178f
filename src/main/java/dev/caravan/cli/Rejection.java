package dev.caravan.cli;

import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.database.StateDatabase;

/**
 * A person's no to what a job holds.
 *
 * @param person who says it, for the journal
 */
record Rejection(StateDatabase state, String person) {

    /**
     * Rejects what is held, and says in one line what that means.
     *
     * @param plan the one that was looked at; empty for what is held now
     * @throws UsageException when there is nothing to reject, or another plan
     */
    String reject(KnownJob known, String plan) {
        HeldStore store = new HeldStore(state);
        HeldPlan held =
                store.find(known.id()).orElseThrow(() -> new UsageException(nothing(known.name())));
        String id =
                new HeldDecision(store, person)
                        .decide(known, held, plan, HeldPlan.Decision.REJECTED);
        return "plan "
                + id
                + ": "
                + Figures.count(held.operations().size(), "operation")
                + " will be turned round: what they would have removed is brought back";
    }

    private static String nothing(String job) {
        return "job "
                + job
                + " holds nothing that could be rejected; lost files come back with: caravan restore "
                + job
                + " --to DIR";
    }
}
