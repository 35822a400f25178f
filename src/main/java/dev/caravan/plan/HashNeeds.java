package dev.caravan.plan;

import dev.caravan.tree.NodeId;
import java.util.SortedSet;

/**
 * Which local files must be read before a plan can tell what happened to them.
 *
 * <p>Hash them, put the contents into the {@link dev.caravan.look.LocalChanges} and ask again,
 * until nothing is asked for that was not tried: a content may show that a folder was moved, and
 * that brings files face to face. What could not be read is left alone by the plan.
 */
public final class HashNeeds {

    private HashNeeds() {}

    /** Ids of {@link dev.caravan.look.Touched} and {@link dev.caravan.look.Fresh} files. */
    public static SortedSet<NodeId> of(PlanRequest request) {
        throw new UnsupportedOperationException(
                "the logic follows in the next commits: " + request.mode());
    }
}
