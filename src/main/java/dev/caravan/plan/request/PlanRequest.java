package dev.caravan.plan.request;

import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteChanges;
import dev.caravan.plan.guard.GuardInput;
import dev.caravan.plan.operation.Plan;
import dev.caravan.tree.NodeId;
import java.time.LocalDateTime;
import java.util.Set;

/**
 * Everything a plan is made from.
 *
 * @param confirmed folders on 115 that listed empty although the base knows children of theirs, and
 *     whose emptiness a second, later listing confirmed ({@link Plan#toConfirm}); {@link
 *     NodeId#ROOT} is the job's own folder
 * @param unmovable folders that hold more than 115 moves at once: one that stands elsewhere here is
 *     made anew there, and what is in it moves by itself
 * @param due files of mode archive whose copy on 115 was verified and whose delay has passed
 * @param at the time that conflict copies are named after, in the job's time zone
 */
public record PlanRequest(
        Mode mode,
        ConflictPolicy conflict,
        GuardInput guard,
        Base base,
        LocalChanges local,
        RemoteChanges remote,
        Set<NodeId> confirmed,
        Set<NodeId> unmovable,
        Set<NodeId> due,
        LocalDateTime at) {

    public PlanRequest {
        confirmed = Set.copyOf(confirmed);
        unmovable = Set.copyOf(unmovable);
        due = Set.copyOf(due);
    }

    /** The same request with folders whose emptiness was confirmed by a second look. */
    public PlanRequest withConfirmed(Set<NodeId> empty) {
        return new PlanRequest(
                mode, conflict, guard, base, local, remote, empty, unmovable, due, at);
    }

    /** The same request with another local look, as after hashing. */
    public PlanRequest withLocal(LocalChanges hashed) {
        return new PlanRequest(
                mode, conflict, guard, base, hashed, remote, confirmed, unmovable, due, at);
    }
}
