package dev.caravan.plan.order;

import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Operation;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folders and moves of one side in the order in which they are done. */
final class Steps {

    private final Side side;
    private final Layout layout;
    private final List<MakeFolder> folders = new ArrayList<>();
    private final List<Operation> moves = new ArrayList<>();

    Steps(Side side, Layout layout) {
        this.side = side;
        this.layout = layout;
    }

    void make(Node node, Place goal, Optional<Occupant> occupant) {
        Seen other = node.seen(side.other());
        MakeFolder step =
                new MakeFolder(
                        side,
                        node.id(),
                        layout.spot(goal),
                        otherName(node, goal),
                        other.remoteId(),
                        other.stamp(),
                        occupant,
                        node.reason(),
                        Optional.empty());
        layout.put(node, goal);
        if (moves.isEmpty() && occupant.isEmpty()) {
            folders.add(step);
        } else {
            moves.add(step);
        }
    }

    void move(Node node, Place goal, Optional<Occupant> occupant) {
        Place from = layout.place(node).orElseThrow();
        moves.add(
                new Move(
                        side,
                        node.id(),
                        node.kind(),
                        layout.spot(from),
                        layout.spot(goal),
                        via(node, from, goal),
                        node.seen(side).expected(),
                        otherName(node, goal),
                        occupant,
                        node.reason().isEmpty() ? "moved on the other side" : node.reason(),
                        Optional.empty()));
        layout.put(node, goal);
    }

    /** Moves a node to a temporary name, to be moved on later. */
    void aside(Node node, NodeId folder) {
        String name = layout.place(node).orElseThrow().name();
        move(
                node,
                new Place(folder, NameRules.temporary(node.id(), node.kind(), name)),
                Optional.empty());
    }

    /** Whether both places between old and new are taken, so that a temporary name must help. */
    boolean needsTwo(Node node, Place goal) {
        Place from = layout.place(node).orElseThrow();
        return isTwofold(from, goal)
                && !layout.isFree(new Place(goal.parent(), from.name()), node.kind())
                && !layout.isFree(new Place(from.parent(), goal.name()), node.kind());
    }

    private boolean isTwofold(Place from, Place goal) {
        return side == Side.REMOTE
                && !from.parent().equals(goal.parent())
                && !from.name().equals(goal.name());
    }

    private Move.Via via(Node node, Place from, Place goal) {
        if (!isTwofold(from, goal)) {
            return Move.Via.AT_ONCE;
        }
        return layout.isFree(new Place(goal.parent(), from.name()), node.kind())
                ? Move.Via.NEW_FOLDER_FIRST
                : Move.Via.NEW_NAME_FIRST;
    }

    private Optional<String> otherName(Node node, Place goal) {
        Side other = side.other();
        return node.goal(other)
                .or(() -> node.seen(other).at())
                .map(Place::name)
                .filter(name -> !name.equals(goal.name()));
    }

    List<MakeFolder> folders() {
        return folders;
    }

    List<Operation> moves() {
        return moves;
    }
}
