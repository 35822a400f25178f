package dev.caravan.plan.operation;

import dev.caravan.cause.Cause;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/**
 * Makes a folder.
 *
 * <p>Done: the base has the node with presence {@code BOTH}, its local place and, when the other
 * side's name differs, {@code remoteName}.
 *
 * @param otherName the name on the other side, where it differs
 * @param remoteId the folder's id on 115, when the local one is made
 * @param stamp the local folder's, when the one on 115 is made
 */
public record MakeFolder(
        Side side,
        NodeId node,
        Spot where,
        Optional<String> otherName,
        Optional<RemoteId> remoteId,
        Optional<Stamp> stamp,
        Optional<Occupant> replaces,
        String reason,
        Optional<Cause> heldBy)
        implements Operation {

    @Override
    public String kind() {
        return "mkdir";
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public MakeFolder held(Cause cause) {
        return new MakeFolder(
                side,
                node,
                where,
                otherName,
                remoteId,
                stamp,
                replaces,
                reason,
                Optional.of(cause));
    }
}
