package dev.caravan.plan.match;

import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which of the things that the looks met are which nodes.
 *
 * <p>Every node is linked at most once on each side.
 */
public final class Links {

    private static final NodeId NOWHERE = new NodeId(Long.MIN_VALUE);

    private final Map<NodeId, NodeId> nodeOf = new HashMap<>();
    private final Map<NodeId, NodeId> localItemOf = new HashMap<>();
    private final Map<NodeId, NodeId> remoteItemOf = new HashMap<>();
    private final Set<NodeId> strangers = new HashSet<>();

    /** The node that an id of a look, or of the base, stands for. */
    public NodeId node(NodeId id) {
        return nodeOf.getOrDefault(id, id);
    }

    /** A place as a look tells it, with the node that its parent turned out to be. */
    Place canonical(Place place) {
        NodeId parent = node(place.parent());
        return parent.equals(place.parent()) ? place : new Place(parent, place.name());
    }

    /** Whether what a look met is known to be some other node. */
    public boolean isLinked(NodeId item) {
        return nodeOf.containsKey(item);
    }

    /**
     * What a node stands as on one side: the id that the look gave it there, or its own where
     * nothing was linked.
     */
    public NodeId itemOf(Side side, NodeId node) {
        return isTaken(side, node) ? items(side).getOrDefault(node, node) : node;
    }

    public boolean isTaken(Side side, NodeId node) {
        NodeId item = items(side).get(node);
        return item != null && !item.equals(NOWHERE);
    }

    /** The item that the look met on that side is this node. */
    public void link(Side side, NodeId item, NodeId node) {
        nodeOf.put(item, node);
        items(side).put(node, item);
    }

    /** What 115 knows as one base node serves as another one of the same content. */
    public void exchange(NodeId item, NodeId node) {
        remoteItemOf.put(node, item);
    }

    /**
     * What stands in the place of one base node is another one: the local files have swapped places
     * or followed each other.
     */
    public void linkPlace(NodeId placeOf, NodeId node) {
        localItemOf.put(node, placeOf);
        localItemOf.putIfAbsent(placeOf, NOWHERE);
    }

    /** Whether another node stands in its place, and it was not found elsewhere. */
    public boolean lostItsPlace(NodeId node) {
        return NOWHERE.equals(localItemOf.get(node));
    }

    /** What stands in a node's place is something new. */
    public void estrange(NodeId placeOf) {
        strangers.add(placeOf);
    }

    public boolean hasStranger(NodeId placeOf) {
        return strangers.contains(placeOf);
    }

    private Map<NodeId, NodeId> items(Side side) {
        return side == Side.LOCAL ? localItemOf : remoteItemOf;
    }
}
