package dev.caravan.plan.operation;

import dev.caravan.cause.Cause;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Side;
import java.util.List;
import java.util.Optional;

/**
 * Sends a file, or a folder with everything in it, to its side's trash.
 *
 * <p>A folder goes only when it holds exactly what is expected: {@code files} and {@code folders}
 * below it, all of them known to the base (DR-11). What is already gone counts as done. An item on
 * 115 that has become another node's meanwhile ({@code Ledger.isTaken}) stays, and that counts as
 * done too.
 *
 * @param files how many files go: 1 for a file, all below for a folder; the guard counts them
 * @param folders how many folders lie below
 * @param nodes of the base that go, the node itself among them
 * @param afterwards what the base says of {@code nodes} from then on
 */
public record Trash(
        Side side,
        NodeId node,
        NodeKind nodeKind,
        Spot where,
        Expected expected,
        long files,
        long folders,
        long bytes,
        List<NodeId> nodes,
        Afterwards afterwards,
        String reason,
        Optional<Cause> heldBy)
        implements Operation {

    public Trash {
        nodes = List.copyOf(nodes);
    }

    /** What the base says once the item is in the trash. */
    public enum Afterwards {
        /** Nothing: they are gone ({@code Ledger.forget}). */
        FORGET,
        /** The node lives on as it is in the base: this was a second, older copy on 115. */
        KEEP,
        /** The node is expected locally alone. */
        LOCAL_ONLY,
        /** The node is expected on 115 alone, as after archiving. */
        REMOTE_ONLY
    }

    @Override
    public String kind() {
        return "trash";
    }

    @Override
    public long deletedFiles() {
        return afterwards == Afterwards.FORGET ? files : 0;
    }

    @Override
    public long replacedFiles() {
        return afterwards == Afterwards.KEEP ? 1 : 0;
    }

    @Override
    public Optional<Occupant> replaces() {
        return Optional.empty();
    }

    @Override
    public Trash held(Cause cause) {
        return new Trash(
                side,
                node,
                nodeKind,
                where,
                expected,
                files,
                folders,
                bytes,
                nodes,
                afterwards,
                reason,
                Optional.of(cause));
    }
}
