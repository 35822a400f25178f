package dev.caravan.plan.operation;

import dev.caravan.cause.Cause;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/**
 * Brings a local file to 115, proves that it arrived, and only then lets the version it replaces go
 * by id (DR-8).
 *
 * <p>Done: the base has the node with presence {@code BOTH}, the place of {@code source}, {@code
 * remoteName} where {@code where} has another name, and content, id and stamp as they were proved.
 *
 * @param source where the local file stands by then
 * @param stamp what the local file must still show before and after it is read
 * @param content of the local file; empty when it is hashed only now
 * @param replaces the item on 115 whose place this takes, under whatever name or in whatever folder
 *     it stands; never trash it when 115 returned this same id, or when it has become another
 *     node's meanwhile ({@code Ledger.isTaken})
 */
public record Upload(
        NodeId node,
        Spot source,
        Spot where,
        Stamp stamp,
        Optional<Content> content,
        Optional<Occupant> replaces,
        String reason,
        Optional<Cause> heldBy)
        implements Operation {

    @Override
    public String kind() {
        return replaces.isPresent() ? "replace" : "upload";
    }

    @Override
    public Side side() {
        return Side.REMOTE;
    }

    @Override
    public long bytes() {
        return stamp.size();
    }

    /** The path for people: that of the local file. */
    @Override
    public RelativePath path() {
        return source.path();
    }

    /** The id on 115 that goes once the new one is proved. */
    public Optional<RemoteId> replacedId() {
        return replaces.flatMap(occupant -> occupant.expected().remoteId());
    }

    @Override
    public Upload held(Cause cause) {
        return new Upload(
                node, source, where, stamp, content, replaces, reason, Optional.of(cause));
    }
}
