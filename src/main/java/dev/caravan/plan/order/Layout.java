package dev.caravan.plan.order;

import dev.caravan.plan.match.World;
import dev.caravan.plan.name.ShownNames;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.operation.Spot;
import dev.caravan.plan.request.Observed;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How one side's tree stands while its folders are made and its items are moved, step by step. */
final class Layout {

    /** Files and folders of one name go together on 115, not in a local folder. */
    private record Slot(Place place, NodeKind kind) {}

    private final World world;
    private final Side side;
    private final Map<NodeId, Place> now = new HashMap<>();
    private final Map<Slot, List<Node>> occupants = new HashMap<>();
    private final Set<Slot> leftovers = new HashSet<>();
    private final Map<NodeId, RelativePath> paths = new HashMap<>();
    private final Map<NodeId, Set<Slot>> aliased = new HashMap<>();

    Layout(World world, Side side) {
        this.world = world;
        this.side = side;
        for (Node node : world.involved()) {
            node.seen(side).at().ifPresent(place -> settle(node, place));
            if (side == Side.REMOTE) {
                node.leftover().ifPresent(old -> leftovers.add(slot(old.place(), node.kind())));
            }
        }
    }

    /** Where a node stands now; empty when it is not there. */
    Optional<Place> place(Node node) {
        return world.involved(node.id()).isPresent()
                ? Optional.ofNullable(now.get(node.id()))
                : node.seen(side).at();
    }

    boolean exists(NodeId folder) {
        return folder.equals(NodeId.ROOT) || place(world.node(folder)).isPresent();
    }

    void put(Node node, Place place) {
        remove(node);
        settle(node, place);
        if (!node.isFile()) {
            paths.clear();
        }
    }

    private void settle(Node node, Place place) {
        now.put(node.id(), place);
        occupants.computeIfAbsent(slot(place, node.kind()), s -> new ArrayList<>(1)).add(node);
    }

    /** Takes a node away, with everything in it. */
    void remove(Node node) {
        Place place = now.remove(node.id());
        if (place != null) {
            occupants.getOrDefault(slot(place, node.kind()), new ArrayList<>()).remove(node);
        }
    }

    private Slot slot(Place place, NodeKind kind) {
        return new Slot(place, side == Side.LOCAL ? NodeKind.FILE : kind);
    }

    /** What stands there now, of those this plan is about. */
    List<Node> at(Place place, NodeKind kind) {
        return List.copyOf(occupants.getOrDefault(slot(place, kind), List.of()));
    }

    /** Whether a name is free for a moment. */
    boolean isFree(Place place, NodeKind kind) {
        return at(place, kind).isEmpty() && !isTakenByNeighbour(place, kind);
    }

    /** Whether something that this plan is not about has this name. */
    boolean isTakenByNeighbour(Place place, NodeKind kind) {
        if (leftovers.contains(slot(place, kind))) {
            return true;
        }
        if (!place.parent().inBase()) {
            return false;
        }
        boolean named =
                world.base()
                        .child(place.parent(), place.name())
                        .filter(row -> world.involved(row.id()).isEmpty())
                        .filter(row -> Observed.expected(side, row))
                        .filter(row -> Node.basePlace(row, side).equals(place))
                        .filter(row -> slot(place, row.kind()).equals(slot(place, kind)))
                        .isPresent();
        return named
                || (side == Side.REMOTE && aliased(place.parent()).contains(slot(place, kind)));
    }

    private Set<Slot> aliased(NodeId folder) {
        return aliased.computeIfAbsent(
                folder,
                id -> {
                    Set<Slot> slots = new HashSet<>();
                    for (BaseNode row : world.base().children(id)) {
                        if (world.involved(row.id()).isEmpty() && row.remoteName().isPresent()) {
                            slots.add(slot(Node.basePlace(row, side), row.kind()));
                        }
                    }
                    return slots;
                });
    }

    /** Whether {@code inner} stands somewhere below {@code folder}, or is it. */
    boolean isAtOrBelow(NodeId inner, NodeId folder) {
        NodeId at = inner;
        while (!at.equals(folder)) {
            if (at.equals(NodeId.ROOT)) {
                return false;
            }
            Optional<Place> place = place(world.node(at));
            if (place.isEmpty()) {
                return false;
            }
            at = place.orElseThrow().parent();
        }
        return true;
    }

    /** The path that leads to a folder now, or would when it is made. */
    RelativePath path(NodeId folder) {
        if (folder.equals(NodeId.ROOT)) {
            return RelativePath.ROOT;
        }
        RelativePath known = paths.get(folder);
        if (known == null) {
            Node node = world.node(folder);
            Place place =
                    place(node)
                            .or(() -> node.goal(side))
                            .or(() -> node.seen(side.other()).at())
                            .or(() -> node.basePlace(side))
                            .orElseThrow();
            known = path(place.parent()).child(ShownNames.inPath(place.name()));
            paths.put(folder, known);
        }
        return known;
    }

    Spot spot(Place place) {
        return new Spot(path(place.parent()), place);
    }
}
