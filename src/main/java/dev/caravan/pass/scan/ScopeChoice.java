package dev.caravan.pass.scan;

import dev.caravan.cause.Cause;
import dev.caravan.local.scan.Scope;
import dev.caravan.pass.job.WatchLimits;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.request.Mode;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says whether a pass may look at a few folders alone, and believe that 115 is as it was when it
 * was last seen whole.
 *
 * <p>It may where that can at worst lead to an upload under a name that somebody else just took,
 * which the next whole pass tells: never where anything is open, and never to delete or to move.
 */
public final class ScopeChoice {

    /** Where nothing is copied back a later look at 115 loses nothing. */
    private static final Duration RECENT = Duration.ofHours(6);

    /** In two-way modes others may change the same files; after this time 115 is asked for them. */
    private static final Duration VERY_RECENT = Duration.ofMinutes(1);

    private final WatchLimits watchLimits;
    private final PassStore passes;
    private final HeldStore held;
    private final JobStore jobs;
    private final InstantSource time;

    public ScopeChoice(StateDatabase database, WatchLimits watchLimits, InstantSource time) {
        this.watchLimits = watchLimits;
        this.passes = new PassStore(database);
        this.held = new HeldStore(database);
        this.jobs = new JobStore(database);
        this.time = time;
    }

    /** Lets a pass look at what its order names, where that is enough. */
    public RunningPass choose(RunningPass pass, PassOrder order) {
        if (pass.isInside()) {
            return pass;
        }
        watchLimits
                .limit(order.job())
                .ifPresent(why -> pass.remarks().warn(Cause.WATCH_LIMITED, why));
        if (order.scope() instanceof Scope.Folders && mayBeNarrow(pass)) {
            narrow(pass, order.scope());
        }
        return pass;
    }

    private boolean mayBeNarrow(RunningPass pass) {
        KnownJob known = jobs.find(pass.job().name()).orElseThrow();
        return known.completedOnce() && isSettled(known) && held.count(known.id()) == 0;
    }

    private void narrow(RunningPass pass, Scope scope) {
        if (isSeenWithin(pass, believed(pass.job().mode()))) {
            pass.sight().narrow(scope);
        } else if (isSeenWithin(pass, RECENT)) {
            pass.sight().narrowWhere115Agrees(scope);
        }
    }

    private boolean isSettled(KnownJob known) {
        return passes.last(known.id()).filter(PassRecord::cameThrough).isPresent();
    }

    private boolean isSeenWithin(RunningPass pass, Duration most) {
        Instant now = time.instant();
        return jobs.seenWhole(pass.key())
                .filter(seen -> !seen.isAfter(now) && seen.plus(most).isAfter(now))
                .isPresent();
    }

    private static Duration believed(Mode mode) {
        return mode.source().equals(Optional.of(Side.LOCAL)) ? RECENT : VERY_RECENT;
    }
}
