package dev.caravan.pass;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.plan.Expected;
import dev.caravan.plan.Move;
import dev.caravan.plan.Occupant;
import dev.caravan.plan.Operation;
import dev.caravan.plan.Trash;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks, just before an operation acts, whether everything on 115 is still as the plan expects.
 *
 * <p>What another client changed meanwhile is never overwritten: the operation is stale, and the
 * next pass plans anew. What stands locally is compared by the act itself.
 */
public final class Expectations {

    private final DriveDirectory drives;
    private final Ledger ledger;
    private final LastLook lastLook;
    private final Records records;
    private final Watches watches;
    private final Room room;

    Expectations(
            DriveDirectory drives,
            Ledger ledger,
            LastLook lastLook,
            Records records,
            Watches watches) {
        this.watches = watches;
        this.room = new Room(drives, records);
        this.drives = drives;
        this.ledger = ledger;
        this.lastLook = lastLook;
        this.records = records;
    }

    public Step check(Step step) throws DriveException, Resting, Stale, PassProblem {
        mayStart(step);
        if (step.operation().side() == Side.REMOTE) {
            remote(step);
        }
        return step;
    }

    /** All of it but the look at the item itself. */
    void mayStart(Step step) throws DriveException, Resting, Stale, PassProblem {
        Operation operation = step.operation();
        if (records.isResting(step)) {
            throw new Resting(operation.path().toString());
        }
        if (!watches.letsStart(step)) {
            throw new DriveException.Interrupted(operation.path() + " waits for its hours");
        }
        Optional<Operation> missing = step.pass().because(operation);
        if (missing.filter(step.pass()::isPutOff).isPresent()) {
            throw new DriveException.Interrupted(operation.path() + " waits with what it needs");
        }
        Optional<Instant> parked = missing.flatMap(step.pass()::parkedUntil);
        if (parked.isPresent()) {
            step.pass().park(operation, parked.get());
            throw new DriveException.Interrupted(
                    operation.path() + " is parked with what it needs");
        }
        if (missing.isPresent()) {
            throw Stale.on115(step, "it builds on " + missing.get().path() + ", which failed");
        }
        records.began(step);
        if (!ledger.hasParents(step)) {
            throw Stale.on115(step, "the folder it belongs into could not be made");
        }
        room.check(step);
        lastLook.before(step);
    }

    /** Everything on 115 that the operation touches: the item itself, and what gives way to it. */
    private void remote(Step step) throws DriveException, Stale {
        if (step.operation() instanceof Trash trash) {
            unchanged(step, trash.expected());
            holdsOnlyKnown(step, trash.nodeKind(), trash.expected());
        }
        if (step.operation() instanceof Move move) {
            unchanged(step, move.expected());
        }
        Optional<Occupant> occupant = step.operation().replaces();
        if (occupant.isPresent()) {
            unchanged(step, occupant.get().expected());
            holdsOnlyKnown(step, occupant.get().kind(), occupant.get().expected());
        }
    }

    /** What is gone already is no obstacle; what has another content now is. */
    private void unchanged(Step step, Expected expected) throws DriveException, Stale {
        if (expected.remoteId().isEmpty()) {
            return;
        }
        Optional<RemoteItem> now = drive(step).info(expected.remoteId().get());
        if (now.isEmpty()) {
            if (step.operation() instanceof Move) {
                throw Stale.on115(step, "it is not on 115 any more");
            }
            return;
        }
        Optional<Content> content = now.get().content();
        boolean same =
                expected.content().isEmpty()
                        || content.isEmpty()
                        || content.equals(expected.content());
        if (!same) {
            throw Stale.on115(step, "another client changed it on 115 meanwhile");
        }
    }

    /** A folder goes only with what the plan knows of (DR-11). */
    private void holdsOnlyKnown(Step step, NodeKind kind, Expected expected)
            throws DriveException, Stale {
        if (kind == NodeKind.FOLDER && expected.remoteId().isPresent()) {
            new FolderContents(drive(step), ledger.base(step.pass()))
                    .requireKnown(step, expected.remoteId().get());
        }
    }

    private Drive drive(Step step) {
        return drives.of(step.account()).orElseThrow();
    }
}
