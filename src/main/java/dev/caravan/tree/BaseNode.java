package dev.caravan.tree;

import java.util.Optional;

/**
 * What both sides last agreed on about one node.
 *
 * @param place parent and local name
 * @param remoteName the name on 115 where it differs from the local one (115 changed it, or one of
 *     the two cannot hold the other)
 * @param content of a file; empty for folders
 * @param remoteId where the node is known on 115
 * @param stamp what the local file system last said of it; empty when it is not there (see {@link
 *     Presence})
 */
public record BaseNode(
        NodeId id,
        Place place,
        Optional<String> remoteName,
        NodeKind kind,
        Optional<Content> content,
        Optional<RemoteId> remoteId,
        Optional<Stamp> stamp,
        Presence presence) {

    public BaseNode {
        if (!id.inBase()) {
            throw new IllegalArgumentException("a base node has a positive id: " + id);
        }
        if ((kind == NodeKind.FILE) != content.isPresent()) {
            throw new IllegalArgumentException("files have content, folders have none: " + id);
        }
    }

    /**
     * Whether one side keeps it alone because the other took it out of scope: what identified it
     * there is still known. It does not come back by itself.
     */
    public boolean isSetAside() {
        return presence == Presence.REMOTE_ONLY && stamp.isPresent()
                || presence == Presence.LOCAL_ONLY && remoteId.isPresent();
    }

    /** The name that 115 shows for this node. */
    public String nameOn115() {
        return remoteName.orElse(place.name());
    }

    /** The same, expected elsewhere; on a side that it goes from nothing identifies it any more. */
    public BaseNode expectedOn(Presence sides) {
        return new BaseNode(
                id,
                place,
                remoteName,
                kind,
                content,
                sides == Presence.LOCAL_ONLY ? Optional.<RemoteId>empty() : remoteId,
                sides == Presence.REMOTE_ONLY ? Optional.<Stamp>empty() : stamp,
                sides);
    }
}
