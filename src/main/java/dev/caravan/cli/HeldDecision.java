package dev.caravan.cli;

import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.StateDatabase;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person's word about a held plan, put on record for the next pass. */
record HeldDecision(HeldStore held) {

    static HeldDecision in(StateDatabase state) {
        return new HeldDecision(new HeldStore(state));
    }

    /**
     * Decides about the plan that is held now, and returns its id.
     *
     * @param named the plan that the person means; absent for whichever it is
     */
    String decide(KnownJob job, HeldPlan plan, @Nullable String named, HeldPlan.Decision decision) {
        String wanted = Optional.ofNullable(named).orElse(plan.id());
        if (!wanted.equals(plan.id())) {
            throw new UsageException(
                    "plan " + wanted + " is not held; the one that is now is " + plan.id());
        }
        if (plan.decision() == decision) {
            return wanted;
        }
        if (!held.decide(job.id(), wanted, decision, "command line", Instant.now())) {
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
