package dev.caravan.pass.expectation;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.local.LocalAct;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.root.Roots;
import dev.caravan.pass.scan.Ancestry;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.pass.trouble.Stale;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Trash;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Looks once more at the side that gave the reason, just before something goes to trash on the
 * other: absence in a listing is not yet deletion (DR-2), and both roots must still be the right
 * ones (DR-12).
 */
public final class LastLook {

    private final DriveDirectory drives;
    private final Ledger ledger;
    private final Roots roots;
    private final InstantSource time;

    public LastLook(DriveDirectory drives, Ledger ledger, Roots roots, InstantSource time) {
        this.drives = drives;
        this.ledger = ledger;
        this.roots = roots;
        this.time = time;
    }

    void before(Step step) throws DriveException, Stale, PassProblem {
        if (!(step.operation() instanceof Trash trash)) {
            beforeOccupantGoes(step);
            return;
        }
        roots.proveBefore(step);
        Optional<BaseNode> row = ledger.whereabouts().row(step, trash.node());
        switch (trash.afterwards()) {
            case FORGET -> {
                if (trash.side() == Side.LOCAL) {
                    stillGoneOn115(step, row);
                } else {
                    stillGoneLocally(step, row);
                }
            }
            case KEEP, REMOTE_ONLY -> stillOn115(step, row);
            case LOCAL_ONLY -> {}
        }
    }

    /** What gives way goes for the same reason: it is not there any more on the other side. */
    private void beforeOccupantGoes(Step step) throws DriveException, Stale, PassProblem {
        Optional<Occupant> other =
                step.operation()
                        .replaces()
                        .filter(occupant -> !occupant.node().equals(step.operation().node()));
        if (other.isEmpty()) {
            return;
        }
        roots.proveBefore(step);
        Optional<BaseNode> row = ledger.whereabouts().row(step, other.get().node());
        if (step.operation().side() == Side.LOCAL) {
            stillGoneOn115(step, row);
        } else {
            stillGoneLocally(step, row);
        }
    }

    /** The item that vanished from the job's folder is nowhere in it. */
    private void stillGoneOn115(Step step, Optional<BaseNode> row) throws DriveException, Stale {
        Optional<RemoteId> id = row.flatMap(BaseNode::remoteId);
        if (id.isEmpty()) {
            return;
        }
        Optional<RemoteItem> item = drive(step).info(id.get());
        if (item.isPresent() && Ancestry.ofJob(step.pass(), drive(step)).holds(item.get())) {
            throw Stale.on115(
                    step.operation(), "it is on 115, although the listing did not show it");
        }
    }

    private void stillGoneLocally(Step step, Optional<BaseNode> row) throws DriveException, Stale {
        if (row.isEmpty()) {
            return;
        }
        BaseStore base = ledger.base(step.pass());
        Optional<RelativePath> path = base.path(row.get().id());
        if (path.isEmpty()) {
            return;
        }
        Optional<Stamp> file = stamp(step, path.get(), NodeKind.FILE);
        if (file.isPresent()) {
            if (!isAnother(step, row.get(), path.get(), file.get())) {
                throw Stale.locally(step.operation(), "a file stands in its place again");
            }
            return;
        }
        // What took the place may have been given the inode of what is gone; it is another thing
        // all the same when it is of another kind.
        Optional<Stamp> there = stamp(step, path.get(), row.get().kind());
        if (there.isPresent() && row.get().stamp().map(Stamp::key).equals(there.map(Stamp::key))) {
            throw Stale.locally(step.operation(), "it is there again");
        }
    }

    /** Whether the plan knows the file in its place: the look met it, or we put it there. */
    private boolean isAnother(Step step, BaseNode row, RelativePath path, Stamp file) {
        BaseStore base = ledger.base(step.pass());
        return step.pass().sight().met(file)
                || base.byKey(file.key()).stream()
                        .filter(other -> !other.id().equals(row.id()))
                        .anyMatch(other -> isThere(step, other, row, path));
    }

    // What this pass has just moved there is in the base when the place is free.
    private boolean isThere(Step step, BaseNode other, BaseNode row, RelativePath path) {
        return ledger.base(step.pass()).path(other.id()).equals(Optional.of(path))
                || ledger.whereabouts()
                        .row(step, other.id())
                        .filter(now -> now.place().equals(row.place()))
                        .isPresent();
    }

    private Optional<Stamp> stamp(Step step, RelativePath path, NodeKind kind)
            throws DriveException {
        try {
            return step.pass().localFolder(time).stamp(path, kind);
        } catch (IOException failure) {
            throw LocalAct.translated(failure, "look at " + path, step.pass().job().local());
        }
    }

    /** The copy for whose sake something goes is there, whole. */
    private void stillOn115(Step step, Optional<BaseNode> row) throws DriveException, Stale {
        if (((Trash) step.operation()).nodeKind() == NodeKind.FOLDER) {
            return;
        }
        Optional<RemoteItem> item =
                row.flatMap(BaseNode::remoteId).isPresent()
                        ? drive(step).info(row.get().remoteId().orElseThrow())
                        : Optional.empty();
        boolean proven =
                item.isPresent()
                        && item.get().state() == RemoteItem.State.WHOLE
                        && item.get().content().isPresent()
                        && item.get().content().equals(row.get().content());
        if (!proven) {
            throw Stale.on115(step.operation(), "its copy cannot be seen on 115");
        }
    }

    private Drive drive(Step step) {
        return drives.of(step.account()).orElseThrow();
    }
}
