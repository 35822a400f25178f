package dev.caravan.plan.operation;

import dev.caravan.cause.Cause;
import dev.caravan.plan.name.NameRules;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Side;
import java.util.Optional;

/**
 * Moves or renames a file or folder within its side; never over anything but what it replaces.
 *
 * <p>Done: a node of the base gets the new place, unless the move {@link #isAside}. A node that is
 * not in the base is remembered by a later operation, and one that the same plan forgets by none.
 *
 * @param from where it stands at the moment the operation's turn comes
 * @param via on 115 a new folder and a new name are two calls: which of them goes first, because
 *     the place in between is free then
 * @param otherName the name on the other side, where it differs
 */
public record Move(
        Side side,
        NodeId node,
        NodeKind nodeKind,
        Spot from,
        Spot where,
        Via via,
        Expected expected,
        Optional<String> otherName,
        Optional<Occupant> replaces,
        String reason,
        Optional<Cause> heldBy)
        implements Operation {

    /** In which steps 115 gets there. */
    public enum Via {
        /** Either the folder or the name stays. */
        AT_ONCE,
        /** Rename in the old folder, then move. */
        NEW_NAME_FIRST,
        /** Move under the old name, then rename. */
        NEW_FOLDER_FIRST
    }

    /** Whether this is the first half of a swap: to a temporary name, with the rest to follow. */
    public boolean isAside() {
        return NameRules.isTemporary(where.name());
    }

    @Override
    public String kind() {
        return "move";
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public Move held(Cause cause) {
        return new Move(
                side,
                node,
                nodeKind,
                from,
                where,
                via,
                expected,
                otherName,
                replaces,
                reason,
                Optional.of(cause));
    }
}
