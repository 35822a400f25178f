package dev.caravan.plan.order;

import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Upload;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which operations of a plan cannot be done either, because an earlier one was not: their folder
 * was not made, or is not where it was to be, or their place was not left.
 *
 * <p>The guard asks it for what it holds; who carries out a plan asks it for what failed.
 */
public final class Fallout {

    /** What the operations that were not done leave as it is, on one side. */
    private static final class Remains {
        private final Map<Place, Operation> taken = new HashMap<>();
        private final Map<RelativePath, Operation> folders = new HashMap<>();
        private final Map<NodeId, Operation> nodes = new HashMap<>();
    }

    private final Map<Side, Remains> remains =
            Map.of(Side.LOCAL, new Remains(), Side.REMOTE, new Remains());
    private final Set<NodeId> notDone = new HashSet<>();

    /** Takes note of an operation that is not done. */
    public void notDone(Operation operation) {
        Remains side = of(operation.side());
        notDone.add(operation.node());
        if (operation instanceof Move move) {
            side.taken.put(move.from().place(), move);
        }
        if (operation instanceof Move || operation instanceof MakeFolder) {
            side.folders.put(operation.where().path(), operation);
            side.nodes.put(operation.node(), operation);
        }
    }

    /** The operation because of which this one cannot be done; empty when it can. */
    public Optional<Operation> because(Operation operation) {
        if (notDone.isEmpty()) {
            return Optional.empty();
        }
        Remains side = of(operation.side());
        Optional<Operation> cause =
                Optional.ofNullable(side.taken.get(operation.where().place()))
                        .filter(other -> !other.node().equals(operation.node()))
                        .or(() -> above(side, operation.where().folder()))
                        .or(() -> earlierHalf(side, operation));
        return operation instanceof Upload upload
                ? cause.or(() -> above(of(Side.LOCAL), upload.source().folder()))
                        .or(() -> earlierHalf(of(Side.LOCAL), operation))
                : cause;
    }

    // A file that was not moved is not where the transfer expects it, nor is it half-way.
    private static Optional<Operation> earlierHalf(Remains side, Operation operation) {
        return Optional.ofNullable(side.nodes.get(operation.node()))
                .filter(other -> !other.equals(operation));
    }

    private static Optional<Operation> above(Remains side, RelativePath folder) {
        if (side.folders.isEmpty()) {
            return Optional.empty();
        }
        RelativePath at = folder;
        while (!at.isRoot()) {
            Operation cause = side.folders.get(at);
            if (cause != null) {
                return Optional.of(cause);
            }
            at = at.parent();
        }
        return Optional.empty();
    }

    private Remains of(Side side) {
        return Optional.ofNullable(remains.get(side)).orElseThrow();
    }
}
