package dev.caravan.pass.conflict;

import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.plan.operation.Plan;
import dev.caravan.state.BaseStore;
import dev.caravan.state.Conflict;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.remote.RemoteLook;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.time.InstantSource;
import java.util.Optional;

/** The list of a job's conflicts: a pass adds those it met, and closes what a person settled. */
public final class Conflicts {

    private final ConflictStore store;
    private final InstantSource time;

    public Conflicts(ConflictStore store, InstantSource time) {
        this.store = store;
        this.time = time;
    }

    /** Adds what a plan met, before anything of it is done: a pass that breaks off has told it. */
    public void met(RunningPass pass, Plan plan) {
        for (dev.caravan.plan.operation.Conflict met : plan.conflicts()) {
            store.record(
                    new Conflict(
                            pass.key(),
                            met.path(),
                            met.copy().orElse(met.path()),
                            met.side(),
                            time.instant(),
                            met.text()));
        }
    }

    /** Closes what was settled, when the whole of both sides was seen. */
    public void close(PlannedPass planned, BaseStore base) {
        if (planned.sawAll() && planned.pass().tally().outOfStep().count() == 0) {
            close(planned.pass(), base);
        }
    }

    /** Of two files of which one is gone, no person has to choose one any more. */
    private void close(RunningPass pass, BaseStore base) {
        OpenConflicts still = new OpenConflicts(base, pass.job().local(), pass.job().mode());
        for (Conflict open : store.all(pass.key())) {
            boolean bothInStep =
                    base.at(open.path()).isPresent() && base.at(open.copy()).isPresent();
            if (!bothInStep && !still.isOpen(open) && open.at().isBefore(pass.started())) {
                store.close(open);
            }
        }
    }

    /**
     * Closes what a one-way job left alone on 115 and a whole listing does not show any more.
     *
     * <p>It is in no base, so nothing else tells that a person has taken it away.
     */
    public void closeGone(RunningPass pass, BaseStore base, RemoteLook look) {
        if (!pass.job().mode().source().equals(Optional.of(Side.LOCAL))) {
            return;
        }
        for (Conflict open : store.all(pass.key())) {
            boolean leftThere = open.side() == Side.REMOTE && open.at().isBefore(pass.started());
            if (leftThere && !shows(look, base, open.copy())) {
                store.close(open);
            }
        }
    }

    // Another client may just have given its folder another name.
    private static boolean shows(RemoteLook look, BaseStore base, RelativePath path) {
        return look.shows(path)
                || base.at(path.parent()).flatMap(BaseNode::remoteId).stream()
                        .flatMap(folder -> look.childrenOf(folder).stream())
                        .anyMatch(item -> item.name().equals(path.name()));
    }

    /** How many nobody has settled yet. */
    public long open(RunningPass pass) {
        return store.count(pass.key());
    }
}
