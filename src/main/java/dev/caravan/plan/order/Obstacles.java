package dev.caravan.plan.order;

import dev.caravan.plan.match.World;
import dev.caravan.plan.node.Node;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is in the way of a task: a missing folder, the task's own inside, or a taken name. */
final class Obstacles {

    private final World world;
    private final Side side;
    private final Layout layout;
    private final Set<NodeId> pending;

    /**
     * @param pending the nodes that are still to be moved or made, as that changes
     */
    Obstacles(World world, Side side, Layout layout, Set<NodeId> pending) {
        this.world = world;
        this.side = side;
        this.layout = layout;
        this.pending = pending;
    }

    /** What is in the way of a task right now; empty when nothing is. */
    Optional<Blocker> before(Task task) {
        NodeId parent = task.goal().parent();
        if (!layout.exists(parent)) {
            Blocker.Kind kind =
                    pending.contains(parent) ? Blocker.Kind.PARENT : Blocker.Kind.FOREVER;
            return Optional.of(new Blocker(world.node(parent), kind));
        }
        if (task.isMove() && layout.isAtOrBelow(parent, task.node().id())) {
            return Optional.of(between(parent, task.node()));
        }
        return occupants(task);
    }

    private Blocker between(NodeId inner, Node outer) {
        NodeId at = inner;
        while (!at.equals(outer.id())) {
            if (pending.contains(at)) {
                return new Blocker(world.node(at), Blocker.Kind.INSIDE);
            }
            at = layout.place(world.node(at)).orElseThrow().parent();
        }
        return new Blocker(outer, Blocker.Kind.FOREVER);
    }

    private Optional<Blocker> occupants(Task task) {
        boolean givesWay = false;
        for (Node occupant : layout.at(task.goal(), task.node().kind())) {
            if (occupant.equals(task.node())) {
                continue;
            }
            if (pending.contains(occupant.id())) {
                return Optional.of(new Blocker(occupant, Blocker.Kind.SLOT));
            }
            if (!occupant.dies(side) || givesWay) {
                return Optional.of(new Blocker(occupant, Blocker.Kind.FOREVER));
            }
            Optional<Blocker> inside = stillInside(occupant);
            if (inside.isPresent()) {
                return inside;
            }
            givesWay = true;
        }
        return task.isMove() && layout.isTakenByNeighbour(task.goal(), task.node().kind())
                ? Optional.of(new Blocker(task.node(), Blocker.Kind.FOREVER))
                : Optional.empty();
    }

    // Who is to move out goes first; what else is wanted in a dying folder stays there until its
    // new copy is uploaded.
    private Optional<Blocker> stillInside(Node folder) {
        if (folder.isFile()) {
            return Optional.empty();
        }
        List<Node> inside =
                world.involved().stream()
                        .filter(node -> !node.equals(folder) && !node.dies(side))
                        .filter(node -> layout.place(node).isPresent())
                        .filter(node -> layout.isAtOrBelow(node.id(), folder.id()))
                        .toList();
        return inside.stream()
                .filter(node -> pending.contains(node.id()))
                .map(node -> new Blocker(node, Blocker.Kind.INSIDE))
                .findFirst()
                .or(
                        () ->
                                inside.stream()
                                        .map(node -> new Blocker(node, Blocker.Kind.FOREVER))
                                        .findFirst());
    }
}
