package dev.caravan.cli;

import dev.caravan.cause.Cause;
import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import java.util.Optional;
import java.util.Set;

/** A person's yes to what a job waits for. */
final class Approval {

    private static final Set<Cause> ROOTS =
            Set.of(
                    Cause.ROOT_EMPTY,
                    Cause.ROOT_IDENTITY,
                    Cause.REMOTE_ROOT_IDENTITY,
                    Cause.REMOTE_ROOT_MISSING);

    private final StateDatabase state;
    private final String person;

    /**
     * @param person who says it, for the journal
     */
    Approval(StateDatabase state, String person) {
        this.state = state;
        this.person = person;
    }

    /**
     * Approves what the last pass waits for, and says in one line what that was. What an earlier
     * pass held is nobody's question any more once a later one waits for something else.
     *
     * @param plan the one that was looked at; empty for what waits now
     * @throws UsageException when there is nothing to approve, or another plan
     */
    String approve(KnownJob known, String plan) {
        Optional<PassRecord> last = new PassStore(state).last(known.id());
        Optional<HeldPlan> held = new HeldStore(state).find(known.id());
        if (held.isPresent() && last.filter(pass -> ended(pass, PassResult.HELD)).isPresent()) {
            return approvePlan(known, held.get(), plan);
        }
        if (!plan.isEmpty()) {
            throw new UsageException("plan " + plan + " is not held now; " + laterPass(held));
        }
        if (last.filter(Approval::waitsForRoot).isPresent()) {
            beginAnew(known);
            return "job " + known.name() + " begins anew with the folders that stand there now";
        }
        throw new UsageException(
                "job "
                        + known.name()
                        + " holds nothing that could be approved now; "
                        + laterPass(held));
    }

    private static String laterPass(Optional<HeldPlan> held) {
        return held.map(plan -> "plan " + plan.id() + " is older than the last pass: run another")
                .orElse("no plan is");
    }

    private static boolean ended(PassRecord pass, PassResult result) {
        return pass.result().equals(Optional.of(result));
    }

    private static boolean waitsForRoot(PassRecord pass) {
        return ended(pass, PassResult.WAITING) && pass.cause().filter(ROOTS::contains).isPresent();
    }

    private String approvePlan(KnownJob known, HeldPlan held, String plan) {
        String wanted =
                new HeldDecision(new HeldStore(state), person)
                        .decide(known, held, plan, HeldPlan.Decision.APPROVED);
        return "plan "
                + wanted
                + ": "
                + Figures.count(held.operations().size(), "operation")
                + " will go ahead in the next pass";
    }

    private void beginAnew(KnownJob known) {
        JobStore jobs = new JobStore(state);
        jobs.startOver(known.id());
        JobIdentity old = known.identity();
        jobs.remember(
                known.name(),
                new JobIdentity(
                        old.mode(),
                        old.account(),
                        old.userId(),
                        old.localRoot(),
                        Optional.empty(),
                        Optional.empty(),
                        old.remotePath()),
                known.settings());
    }
}
