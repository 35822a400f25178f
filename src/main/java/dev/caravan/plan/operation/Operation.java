package dev.caravan.plan.operation;

import dev.caravan.cause.Cause;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.Optional;

/**
 * One change to one side.
 *
 * <p>An operation is carried out only when everything is as it expects; it then remembers its own
 * outcome in the base, and nothing is remembered of one that failed. Children name their parent by
 * {@link NodeId}; a negative one is that of an earlier {@link MakeFolder} or {@link BaseEdit.Adopt}
 * of the same plan, and when that failed its children are skipped.
 */
public sealed interface Operation permits MakeFolder, Move, Upload, Download, Trash {

    /** The word for JSON: {@code upload download mkdir move trash replace}. */
    String kind();

    /** The side that changes. */
    Side side();

    NodeId node();

    /** Where it happens, on {@link #side}; for a move, where it goes. */
    Spot where();

    /** What stands there and gives way. */
    Optional<Occupant> replaces();

    /** How many bytes travel, or are trashed. */
    long bytes();

    /** Short English words with the evidence. */
    String reason();

    /** Why the guard wants a person's approval first; empty when it may go ahead. */
    Optional<Cause> heldBy();

    /** The same operation, held. */
    Operation held(Cause cause);

    /** How many files it deletes, which no other version of them follows. */
    default long deletedFiles() {
        return replaces()
                .filter(occupant -> !occupant.node().equals(node()))
                .map(Occupant::files)
                .orElse(0L);
    }

    /** How many files it overwrites with another version of them. */
    default long replacedFiles() {
        return replaces()
                .filter(occupant -> occupant.node().equals(node()))
                .map(Occupant::files)
                .orElse(0L);
    }

    /** The path for people. */
    default RelativePath path() {
        return where().path();
    }

    /**
     * Names this very operation across passes: side, kind, node, path and what it expects to find.
     * Approvals are given to keys.
     */
    default String key() {
        return OperationKey.of(this);
    }
}
