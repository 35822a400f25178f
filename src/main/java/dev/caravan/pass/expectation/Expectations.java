package dev.caravan.pass.expectation;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Records;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.transfer.Room;
import dev.caravan.pass.transfer.Watches;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.pass.trouble.Stale;
import dev.caravan.plan.operation.Expected;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Spot;
import dev.caravan.plan.operation.Trash;
import dev.caravan.plan.operation.Upload;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
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

    public Expectations(
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
        if (records.failures().isResting(step)) {
            throw new Resting(operation.path().toString());
        }
        if (!watches.letsStart(step)) {
            throw new DriveException.Interrupted(operation.path() + " waits for its hours");
        }
        Optional<Operation> missing = step.pass().undone().because(operation);
        if (missing.filter(step.pass().undone()::isPutOff).isPresent()) {
            throw new DriveException.Interrupted(operation.path() + " waits with what it needs");
        }
        Optional<Instant> parked = missing.flatMap(step.pass().undone()::parkedUntil);
        if (parked.isPresent()) {
            step.pass().undone().park(operation, parked.get());
            throw new DriveException.Interrupted(
                    operation.path() + " is parked with what it needs");
        }
        if (missing.isPresent()) {
            throw Stale.on115(
                    step.operation(), "it builds on " + missing.get().path() + ", which failed");
        }
        records.began(step);
        if (!ledger.whereabouts().hasParents(step)) {
            throw Stale.on115(step.operation(), "the folder it belongs into could not be made");
        }
        if (step.addsEntryOn115()) {
            step.pass()
                    .fullFolders()
                    .requireRoom(
                            ledger.whereabouts().folderOn115(step, operation.where().place()),
                            operation.path().toString());
        }
        room.check(step);
        lastLook.before(step);
    }

    /** Everything on 115 that the operation touches: the item itself, and what gives way to it. */
    private void remote(Step step) throws DriveException, Stale {
        if (step.operation() instanceof Trash trash) {
            notTaken(step, trash.expected(), trash.node());
            unchanged(step, trash.expected(), Optional.of(trash.where()));
            holdsOnlyKnown(step, trash.nodeKind(), trash.expected());
        }
        if (step.operation() instanceof Move move) {
            if (unchanged(step, move.expected(), Optional.of(move.from())).isEmpty()) {
                throw Stale.on115(step.operation(), "it is not on 115 any more");
            }
        }
        Optional<Occupant> occupant = step.operation().replaces();
        if (occupant.isPresent()) {
            givesWay(step, occupant.get());
        }
    }

    private void givesWay(Step step, Occupant occupant) throws DriveException, Stale {
        Expected expected = occupant.expected();
        if (step.operation() instanceof Upload) {
            // Wherever it stands now it must still stand when its successor is proved.
            unchanged(step, expected, Optional.empty()).ifPresent(step.pass()::replacing);
        } else {
            notTaken(step, expected, occupant.node());
            unchanged(step, expected, Optional.of(step.operation().where()));
        }
        holdsOnlyKnown(step, occupant.kind(), expected);
    }

    /** What has become another node's meanwhile must not go for this one. */
    private void notTaken(Step step, Expected expected, NodeId node) throws Stale {
        if (expected.remoteId()
                .filter(id -> ledger.whereabouts().isTaken(step, id, node))
                .isPresent()) {
            throw Stale.on115(step.operation(), "it belongs to another file by now");
        }
    }

    /**
     * What is gone already is no obstacle; what has another content, another name or stands in
     * another folder now is somebody's work.
     */
    private Optional<RemoteItem> unchanged(Step step, Expected expected, Optional<Spot> spot)
            throws DriveException, Stale {
        Optional<RemoteItem> now =
                expected.remoteId().isPresent()
                        ? drive(step).info(expected.remoteId().get())
                        : Optional.empty();
        if (now.isPresent() && hasOtherContent(expected, now.get())) {
            throw Stale.on115(step.operation(), "another client changed it on 115 meanwhile");
        }
        if (now.isPresent() && spot.isPresent() && !isAt(step, now.get(), spot.get())) {
            throw Stale.on115(
                    step.operation(), "another client moved or renamed it on 115 meanwhile");
        }
        return now;
    }

    private static boolean hasOtherContent(Expected expected, RemoteItem now) {
        Optional<Content> content = now.content();
        return expected.content().isPresent()
                && content.isPresent()
                && !content.equals(expected.content());
    }

    private boolean isAt(Step step, RemoteItem now, Spot spot) {
        return now.name().equals(spot.name())
                && ledger.whereabouts()
                        .knownFolderOn115(step, spot.place())
                        .filter(folder -> !folder.equals(now.parent()))
                        .isEmpty();
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
