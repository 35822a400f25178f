package dev.caravan.plan.order;

import dev.caravan.plan.match.World;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What goes to trash on one side: every item that is there and not wanted. */
final class Doomed {

    /** How much goes with an item, itself not counted among the folders. */
    record Extent(long files, long folders, long bytes) {

        private Extent plus(Extent other) {
            return new Extent(files + other.files, folders + other.folders, bytes + other.bytes);
        }
    }

    private final World world;
    private final Side side;
    private final Map<NodeId, List<Node>> children = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Set<NodeId> displaced = new HashSet<>();

    Doomed(World world, Side side) {
        this.world = world;
        this.side = side;
        for (Node node : world.involved()) {
            if (node.dies(side)) {
                nodes.add(node);
                children.computeIfAbsent(node.seen(side).place().parent(), id -> new ArrayList<>())
                        .add(node);
            }
        }
    }

    Extent extent(Node node) {
        if (node.isFile()) {
            return new Extent(1, 0, Math.max(0, node.seen(side).size()));
        }
        Extent sum = new Extent(0, 0, 0);
        for (Node child : children.getOrDefault(node.id(), List.of())) {
            sum = sum.plus(extent(child));
            if (!child.isFile()) {
                sum = sum.plus(new Extent(0, 1, 0));
            }
        }
        return sum;
    }

    /** Takes an item as what gives way to an operation: it is trashed then and there. */
    Occupant displace(Node node) {
        displaced.add(node.id());
        Extent extent = extent(node);
        return new Occupant(
                node.id(),
                node.kind(),
                node.seen(side).expected(),
                extent.files(),
                extent.bytes(),
                nodes(node));
    }

    /** The nodes of the base that go with an item, itself among them. */
    List<NodeId> nodes(Node node) {
        List<NodeId> all = new ArrayList<>();
        for (Node child : children.getOrDefault(node.id(), List.of())) {
            all.addAll(nodes(child));
        }
        if (node.base().isPresent()) {
            all.add(node.id());
        }
        return all;
    }

    /** The items that are trashed by themselves: not with their folder, not by giving way. */
    List<Node> roots() {
        return nodes.stream()
                .filter(node -> !displaced.contains(node.id()) && !goesWithFolder(node))
                .toList();
    }

    private boolean goesWithFolder(Node node) {
        NodeId parent = node.seen(side).place().parent();
        return !parent.equals(NodeId.ROOT) && world.node(parent).dies(side);
    }
}
