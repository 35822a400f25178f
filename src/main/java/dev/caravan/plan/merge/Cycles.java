package dev.caravan.plan.merge;

import dev.caravan.plan.match.World;
import dev.caravan.plan.node.Node;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back moves that would put a folder into itself: here A went into B, there B into A. The
 * local side wins, as with every double move.
 */
final class Cycles {

    private final World world;
    private final Remarks remarks;
    private final Aims aims;
    private final Set<NodeId> safe = new HashSet<>();

    Cycles(World world, Aims aims, Remarks remarks) {
        this.world = world;
        this.aims = aims;
        this.remarks = remarks;
    }

    void breakUp() {
        boolean broken = true;
        while (broken) {
            broken = false;
            for (Side side : Side.values()) {
                safe.clear();
                broken |= breakUp(side);
            }
        }
    }

    private boolean breakUp(Side side) {
        boolean broken = false;
        for (Node node : world.involved()) {
            boolean mayClose = !node.isFile() && !node.goal(side).equals(node.basePlace(side));
            if (mayClose && breakFrom(node, side)) {
                broken = true;
                safe.clear();
            }
        }
        return broken;
    }

    private boolean breakFrom(Node start, Side side) {
        List<Node> way = new ArrayList<>();
        Set<NodeId> seen = new HashSet<>();
        Node at = start;
        while (seen.add(at.id())) {
            way.add(at);
            Optional<NodeId> parent = at.goal(side).map(Place::parent);
            if (parent.isEmpty()
                    || parent.orElseThrow().equals(NodeId.ROOT)
                    || safe.contains(parent.orElseThrow())) {
                way.forEach(node -> safe.add(node.id()));
                return false;
            }
            at = world.node(parent.orElseThrow());
        }
        takeBack(way.subList(way.indexOf(at), way.size()));
        return true;
    }

    private void takeBack(List<Node> cycle) {
        Node chosen =
                cycle.stream()
                        .filter(Cycles::isMoveOf115)
                        .min((a, b) -> a.id().compareTo(b.id()))
                        .orElseGet(() -> someMovable(cycle));
        remarks.told(
                world.path(chosen.id()), "moved into itself by both sides; one move is taken back");
        if (isMoveOf115(chosen)) {
            aims.both(chosen, Aims.wish(chosen, Side.LOCAL));
        } else {
            chosen.keep();
        }
    }

    private static boolean isMoveOf115(Node node) {
        return !node.isKept()
                && node.seen(Side.LOCAL).isThere()
                && node.goal(Side.LOCAL)
                        .filter(goal -> !goal.parent().equals(Aims.wish(node, Side.LOCAL).parent()))
                        .isPresent();
    }

    private static Node someMovable(List<Node> cycle) {
        return cycle.stream()
                .filter(node -> !node.isKept())
                .min((a, b) -> a.id().compareTo(b.id()))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "a side shows folders in a circle: " + cycle));
    }
}
