package dev.caravan.plan;

import dev.caravan.cause.Cause;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the operations out of a plan that the guard holds, and those that build on them. */
final class Holding {

    private static final Comparator<Operation> BY_PATH =
            Comparator.comparing(Operation::path)
                    .thenComparing(Operation::kind)
                    .thenComparing(Operation::side)
                    .thenComparing(Operation::node);

    private final Guard guard;
    private final Map<Side, Layout> layouts;
    private final List<Operation> held = new ArrayList<>();

    /** Places that stay taken, and folders that stay where they are, because a move is held. */
    private final Map<Side, Map<Place, Cause>> taken = new EnumMap<>(Side.class);

    private final Map<Side, Map<NodeId, Cause>> folders = new EnumMap<>(Side.class);

    Holding(Guard guard, Layout local, Layout remote) {
        this.guard = guard;
        this.layouts = Map.of(Side.LOCAL, local, Side.REMOTE, remote);
        for (Side side : Side.values()) {
            taken.put(side, new HashMap<>());
            folders.put(side, new HashMap<>());
        }
    }

    /** What of a stage may go ahead; stages come in their order. */
    <O extends Operation> List<O> filter(List<O> stage) {
        List<O> free = new ArrayList<>(stage.size());
        for (O operation : stage) {
            Optional<Cause> cause = guard.verdict(operation).or(() -> inherited(operation));
            if (cause.isEmpty()) {
                free.add(operation);
            } else {
                hold(operation, cause.orElseThrow());
            }
        }
        return free;
    }

    private void hold(Operation operation, Cause cause) {
        held.add(operation.held(cause));
        if (operation instanceof Move move) {
            taken.getOrDefault(move.side(), Map.of()).put(move.from().place(), cause);
        }
        if (operation instanceof MakeFolder || operation instanceof Move) {
            folders.getOrDefault(operation.side(), Map.of()).put(operation.node(), cause);
        }
    }

    private Optional<Cause> inherited(Operation operation) {
        Side side = operation.side();
        Place place = operation.where().place();
        Optional<Cause> cause =
                Optional.ofNullable(taken.getOrDefault(side, Map.of()).get(place))
                        .or(() -> above(side, place.parent()));
        if (operation instanceof Upload upload) {
            return cause.or(() -> above(Side.LOCAL, upload.source().place().parent()));
        }
        return operation instanceof Move
                ? cause.or(() -> earlierHalf(side, operation.node()))
                : cause;
    }

    private Optional<Cause> earlierHalf(Side side, NodeId node) {
        return Optional.ofNullable(folders.getOrDefault(side, Map.of()).get(node));
    }

    private Optional<Cause> above(Side side, NodeId folder) {
        Map<NodeId, Cause> heldFolders = folders.getOrDefault(side, Map.of());
        if (heldFolders.isEmpty()) {
            return Optional.empty();
        }
        Layout layout = layouts.getOrDefault(side, layouts.values().iterator().next());
        return heldFolders.entrySet().stream()
                .filter(each -> layout.isAtOrBelow(folder, each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    List<Operation> held() {
        held.sort(BY_PATH);
        return held;
    }
}
