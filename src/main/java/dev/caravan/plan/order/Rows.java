package dev.caravan.plan.order;

import dev.caravan.plan.match.World;
import dev.caravan.plan.merge.Aims;
import dev.caravan.plan.merge.Versions;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/**
 * What the base should say of a node now, from what both looks prove and before anything is done.
 */
public final class Rows {

    private final World world;

    Rows(World world) {
        this.world = world;
    }

    /** The row as it should be; empty when the node is to be forgotten. */
    Optional<BaseNode> now(Node node, BaseNode row) {
        boolean local = node.seen(Side.LOCAL).isThere();
        boolean remote = node.seen(Side.REMOTE).isThere();
        if (node.isKept()) {
            return Optional.of(identified(node, row));
        }
        if (local && remote && wanted(node, Side.LOCAL) && wanted(node, Side.REMOTE)) {
            return Optional.of(agreed(node, row));
        }
        if (local != remote) {
            Side side = local ? Side.LOCAL : Side.REMOTE;
            boolean staysAlone = wanted(node, side) && !wanted(node, side.other());
            return staysAlone ? alone(node, row, side) : Optional.of(identified(node, row));
        }
        boolean gone = !local && !wanted(node, Side.LOCAL) && !wanted(node, Side.REMOTE);
        return gone ? Optional.empty() : Optional.of(identified(node, row));
    }

    private static boolean wanted(Node node, Side side) {
        return node.goal(side).isPresent();
    }

    // Items of the same content may have changed places, and a restored one has a new id: the base
    // must not have one id twice.
    private static BaseNode identified(Node node, BaseNode row) {
        Seen remote = node.seen(Side.REMOTE);
        boolean ours = remote.isThere() && remote.content().equals(row.content());
        return new BaseNode(
                row.id(),
                row.place(),
                row.remoteName(),
                row.kind(),
                row.content(),
                ours ? remote.remoteId() : row.remoteId(),
                row.stamp(),
                row.presence());
    }

    private Optional<BaseNode> alone(Node node, BaseNode row, Side side) {
        Seen seen = node.seen(side);
        if (isOthersAffair(node, side)) {
            return Optional.empty();
        }
        Place wish = Aims.wish(node, side);
        Place place = node.alias().map(name -> new Place(wish.parent(), name)).orElse(wish);
        return Optional.of(
                new BaseNode(
                        row.id(),
                        place,
                        side == Side.REMOTE ? nameOn115(seen, place) : Optional.empty(),
                        row.kind(),
                        seen.content(),
                        seen.remoteId()
                                .or(() -> node.isSetAside() ? row.remoteId() : Optional.empty()),
                        seen.stamp().or(() -> node.isSetAside() ? row.stamp() : Optional.empty()),
                        side == Side.LOCAL ? Presence.LOCAL_ONLY : Presence.REMOTE_ONLY));
    }

    // What was changed by other hands, or put into a folder that is none of ours, is no longer what
    // we left there.
    private boolean isOthersAffair(Node node, Side side) {
        return node.isFile() && Versions.isForeign(node, side)
                || !isKnownFolder(node.seen(side).place().parent());
    }

    private boolean isKnownFolder(NodeId folder) {
        Optional<Node> node = world.involved(folder);
        if (node.isEmpty()) {
            return true;
        }
        Seen local = node.orElseThrow().seen(Side.LOCAL);
        Seen remote = node.orElseThrow().seen(Side.REMOTE);
        return folder.inBase()
                ? node.flatMap(it -> it.base().flatMap(row -> now(it, row))).isPresent()
                : !node.orElseThrow().isKept() && local.isThere() && remote.isThere();
    }

    private static BaseNode agreed(Node node, BaseNode row) {
        Seen local = node.seen(Side.LOCAL);
        Seen remote = node.seen(Side.REMOTE);
        boolean samePlace = isSamePlace(node);
        Place place = samePlace ? Aims.wish(node, Side.LOCAL) : row.place();
        Optional<String> nameOn115 = samePlace ? nameOn115(remote, place) : row.remoteName();
        Optional<Content> content = node.hasEqualContents() ? local.content() : row.content();
        boolean ours = !node.isFile() || remote.content().equals(content);
        boolean known = !node.isFile() || local.content().equals(content);
        Optional<RemoteId> remoteId = ours ? remote.remoteId() : row.remoteId();
        Optional<Stamp> stamp = known ? local.stamp() : row.stamp();
        return new BaseNode(
                row.id(),
                place,
                nameOn115,
                row.kind(),
                content,
                remoteId,
                stamp,
                ours && known ? Presence.BOTH : row.presence());
    }

    // What had a mark here and has now the very name of 115 needs none any more.
    private static boolean isSamePlace(Node node) {
        Place local = Aims.wish(node, Side.LOCAL);
        return local.equals(Aims.wish(node, Side.REMOTE))
                || local.equals(node.seen(Side.REMOTE).place());
    }

    /** The name on 115 where it is another than the local one; a temporary one is none. */
    static Optional<String> nameOn115(Seen remote, Place place) {
        String name = remote.place().name();
        return NameRules.isTemporary(name) || name.equals(place.name())
                ? Optional.empty()
                : Optional.of(name);
    }
}
