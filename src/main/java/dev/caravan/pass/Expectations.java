package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.plan.Expected;
import dev.caravan.plan.Move;
import dev.caravan.plan.Occupant;
import dev.caravan.plan.Operation;
import dev.caravan.plan.Trash;
import dev.caravan.plan.Upload;
import dev.caravan.tree.Content;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks, just before an operation acts, whether everything is still as the plan expects.
 *
 * <p>What another client changed meanwhile is never overwritten: the operation fails, and the next
 * pass plans anew.
 */
public final class Expectations {

    private final DriveDirectory drives;
    private final Ledger ledger;
    private final Records records;
    private final Watches watches;

    public Expectations(DriveDirectory drives, Ledger ledger, Records records, Watches watches) {
        this.watches = watches;
        this.drives = drives;
        this.ledger = ledger;
        this.records = records;
    }

    public Step check(Step step) throws DriveException, Resting {
        if (records.isResting(step)) {
            throw new Resting(step.operation().path().toString());
        }
        if (!watches.letsStart(step)) {
            throw new DriveException.Interrupted(step.operation().path() + " waits for its hours");
        }
        if (!ledger.hasParents(step)) {
            throw stale(step, "the folder it belongs into could not be made");
        }
        noUploadsWithoutRoom(step);
        for (Expected expected : onRemote(step.operation())) {
            if (expected.remoteId().isPresent()) {
                unchanged(step, expected);
            }
        }
        return step;
    }

    private static void noUploadsWithoutRoom(Step step) throws DriveException {
        Optional<Trouble> full = step.pass().noUploads();
        if (step.operation() instanceof Upload && full.isPresent()) {
            throw new DriveException.Full(full.get().message(), full.get().code());
        }
    }

    /** Everything on 115 that the operation touches: the item itself, and what gives way to it. */
    private static List<Expected> onRemote(Operation operation) {
        List<Expected> touched = new ArrayList<>();
        if (operation.side() != Side.REMOTE) {
            return touched;
        }
        if (operation instanceof Trash trash) {
            touched.add(trash.expected());
        }
        if (operation instanceof Move move) {
            touched.add(move.expected());
        }
        operation.replaces().map(Occupant::expected).ifPresent(touched::add);
        return touched;
    }

    /** What is gone already is no obstacle; what has another content now is. */
    private void unchanged(Step step, Expected expected) throws DriveException {
        Drive drive = drives.of(step.account()).orElseThrow();
        Optional<RemoteItem> now = drive.info(expected.remoteId().orElseThrow());
        if (now.isEmpty()) {
            if (step.operation() instanceof Move) {
                throw stale(step, "it is not on 115 any more");
            }
            return;
        }
        Optional<Content> content = now.get().content();
        boolean same =
                expected.content().isEmpty()
                        || content.isEmpty()
                        || content.equals(expected.content());
        if (!same) {
            throw stale(step, "another client changed it on 115 meanwhile");
        }
    }

    private static DriveException stale(Step step, String why) {
        return new DriveException.Refused(
                "did not "
                        + step.operation().kind()
                        + " "
                        + step.operation().path()
                        + ": "
                        + why
                        + "; the next pass looks again",
                "",
                Cause.SCAN_INCOMPLETE);
    }
}
