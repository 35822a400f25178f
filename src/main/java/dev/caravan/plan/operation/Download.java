package dev.caravan.plan.operation;

import dev.caravan.cause.Cause;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import java.util.Optional;

/**
 * Fetches a file from 115, proves its content, and lets it appear under its local name (DR-10).
 *
 * <p>Done: the base has the node with presence {@code BOTH}, the place {@code home}, {@code
 * remoteName}, content, id and the new stamp.
 *
 * @param remoteName the name on 115, where it differs
 * @param home the local place to remember: that of {@code where}, unless the item cannot get to its
 *     new place on 115 in this pass; then it is the old one, so that the next pass knows
 * @param replaces the local file that goes to trash just before; its stamp must still be this one.
 *     Empty: nothing may stand there
 */
public record Download(
        NodeId node,
        RemoteId source,
        Content content,
        Spot where,
        Place home,
        Optional<String> remoteName,
        Optional<Occupant> replaces,
        String reason,
        Optional<Cause> heldBy)
        implements Operation {

    @Override
    public String kind() {
        return replaces.isPresent() ? "replace" : "download";
    }

    @Override
    public Side side() {
        return Side.LOCAL;
    }

    @Override
    public long bytes() {
        return content.size();
    }

    @Override
    public Download held(Cause cause) {
        return new Download(
                node,
                source,
                content,
                where,
                home,
                remoteName,
                replaces,
                reason,
                Optional.of(cause));
    }
}
