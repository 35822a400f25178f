package dev.caravan.cli;

import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.KnownJob;
import java.time.Instant;
import java.util.Locale;

/**
 * A person's word about a held plan, put on record for the next pass.
 *
 * @param person who says it, for the journal
 */
record HeldDecision(HeldStore held, String person) {

    /**
     * Decides about the plan that is held now, and returns its id.
     *
     * @param named the plan that the person means; empty for whichever it is
     */
    String decide(KnownJob job, HeldPlan plan, String named, HeldPlan.Decision decision) {
        String wanted = named.isEmpty() ? plan.id() : named;
        if (!wanted.equals(plan.id())) {
            throw new UsageException(
                    "plan " + wanted + " is not held; the one that is now is " + plan.id());
        }
        if (plan.decision() == decision) {
            return wanted;
        }
        if (!held.decide(job.id(), wanted, decision, person, Instant.now())) {
            throw new UsageException(
                    "plan "
                            + wanted
                            + " was "
                            + plan.decision().name().toLowerCase(Locale.ROOT)
                            + " before; the next pass carries that out");
        }
        return wanted;
    }
}
