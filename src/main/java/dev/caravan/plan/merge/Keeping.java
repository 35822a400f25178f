package dev.caravan.plan.merge;

import dev.caravan.plan.match.World;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.NodeNames;
import dev.caravan.plan.node.Seen;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Keeps folders that hold something: an edited file, something unknown, excluded or unread (DR-11).
 * Only what has nothing left to hold may go.
 */
final class Keeping {

    private final World world;
    private final Aims aims;
    private final Remarks remarks;
    private final SortedSet<RelativePath> leftAlone;
    private final Set<NodeId> holdersOn115;

    /**
     * @param leftAlone what the local look left alone
     * @param holdersOn115 the folders that hold something on 115 which is out of scope
     */
    Keeping(
            World world,
            Aims aims,
            Remarks remarks,
            SortedSet<RelativePath> leftAlone,
            Set<NodeId> holdersOn115) {
        this.world = world;
        this.aims = aims;
        this.remarks = remarks;
        this.leftAlone = leftAlone;
        this.holdersOn115 = withAllAbove(holdersOn115);
    }

    /** Looks into every folder that shall go, and gives what the looks did not mention a judge. */
    void lookInside(Judge judge) {
        Deque<Node> dying = new ArrayDeque<>(world.involved());
        while (!dying.isEmpty()) {
            Node folder = dying.pop();
            if (folder.isFile() || !(folder.dies(Side.LOCAL) || folder.dies(Side.REMOTE))) {
                continue;
            }
            if (folder.id().inBase()) {
                for (BaseNode child : world.base().children(folder.id())) {
                    if (world.involved(child.id()).isEmpty()) {
                        world.involve(child.id());
                        Node node = world.node(child.id());
                        judge.consider(node);
                        dying.push(node);
                    }
                }
            }
            keepUnknown(folder);
        }
    }

    private void keepUnknown(Node folder) {
        if (isOpaque(folder, Side.LOCAL) || isOpaque(folder, Side.REMOTE)) {
            folder.keep();
        } else if (folder.dies(Side.LOCAL) && holdsLeftAlone(folder)) {
            aims.only(folder, Side.LOCAL);
            remarks.told(
                    world.path(folder.id()),
                    "deleted on 115, kept here because of excluded or unread content");
        } else if (folder.dies(Side.REMOTE) && holdersOn115.contains(folder.id())) {
            aims.only(folder, Side.REMOTE);
            remarks.told(
                    world.path(folder.id()),
                    "deleted here, kept on 115 because of excluded content");
        }
    }

    private Set<NodeId> withAllAbove(Set<NodeId> folders) {
        Set<NodeId> all = new HashSet<>();
        for (NodeId folder : folders) {
            NodeId each = folder;
            while (each.inBase() && !each.equals(NodeId.ROOT) && all.add(each)) {
                Seen seen = world.node(each).seen(Side.REMOTE);
                each = seen.isThere() ? seen.place().parent() : NodeId.ROOT;
            }
        }
        return all;
    }

    private boolean isOpaque(Node folder, Side side) {
        return folder.dies(side) && world.opaque(side, folder.id());
    }

    private boolean holdsLeftAlone(Node folder) {
        if (leftAlone.isEmpty()) {
            return false;
        }
        RelativePath path = world.path(folder.id());
        SortedSet<RelativePath> from = leftAlone.tailSet(path);
        return !from.isEmpty() && from.first().isAtOrBelow(path);
    }

    /** Wants every folder that something wanted stands in. */
    void liftAll() {
        for (Node node : world.involved()) {
            for (Side side : Side.values()) {
                node.goal(side).ifPresent(goal -> lift(side, goal.parent()));
            }
        }
    }

    /** Wants a folder, and those above it, on a side. */
    void lift(Side side, NodeId folder) {
        if (folder.equals(NodeId.ROOT)) {
            return;
        }
        Node node = world.node(folder);
        if (node.goal(side).isPresent() || node.isKept()) {
            return;
        }
        Node wanted = world.involve(node);
        Place place = place(wanted, side);
        wanted.want(side, place);
        wanted.because("kept for what is in it");
        lift(side, place.parent());
    }

    private static Place place(Node node, Side side) {
        if (node.seen(side).isThere()) {
            return node.seen(side).place();
        }
        Optional<Place> there = node.goal(side.other()).or(() -> node.seen(side.other()).at());
        if (there.isEmpty()) {
            return node.basePlace(side).orElseThrow();
        }
        Place place = there.orElseThrow();
        return side == Side.LOCAL
                ? NodeNames.local(node, place)
                : new Place(place.parent(), NodeNames.on115(node, place.name()));
    }
}
