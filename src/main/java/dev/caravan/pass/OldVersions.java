package dev.caravan.pass;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.state.StateDatabase;
import dev.caravan.state.Superseded;
import dev.caravan.state.SupersededStore;
import dev.caravan.tree.BaseNode;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a replaced version may go now, and lets those go that an earlier pass could not,
 * because it was cut off after the new version was proved (DR-8).
 */
public final class OldVersions {

    private final SupersededStore superseded;
    private final DriveDirectory drives;
    private final Ledger ledger;

    public OldVersions(StateDatabase database, DriveDirectory drives, Ledger ledger) {
        this.superseded = new SupersededStore(database);
        this.drives = drives;
        this.ledger = ledger;
    }

    /** Settles what earlier passes left; afterwards nothing of it is waiting any more. */
    public RunningPass recycle(RunningPass pass) throws DriveException {
        Drive drive = drives.of(pass.account()).orElseThrow();
        for (Superseded old : superseded.all(pass.key())) {
            Optional<RemoteItem> item = drive.info(old.id());
            if (item.isPresent() && mayGo(pass, drive, old, item.get())) {
                drive.trash(List.of(old.id()), item.get().parent());
            }
            // What may not go is somebody's newer work, or the last copy: then it simply stays.
            superseded.gone(pass.key(), old.id());
        }
        return pass;
    }

    /**
     * Looks once more, just before the old version goes. When it may not go now the step goes on
     * without it, and the next pass settles it.
     */
    public Step check(Step step) throws DriveException {
        Optional<Superseded> old = step.superseded();
        if (old.isEmpty()) {
            return step;
        }
        Drive drive = drives.of(step.account()).orElseThrow();
        Optional<RemoteItem> item = drive.info(old.get().id());
        return item.isPresent() && mayGo(step.pass(), drive, old.get(), item.get())
                ? step.from(item.get().parent())
                : step.replacing(Optional.empty());
    }

    /** The new version can be seen under its id, and the old one is still what was replaced. */
    private boolean mayGo(RunningPass pass, Drive drive, Superseded old, RemoteItem item)
            throws DriveException {
        if (ledger.base(pass).byRemoteId(old.id()).isPresent()
                || old.content().isEmpty()
                || !old.content().equals(item.content())) {
            return false;
        }
        Optional<BaseNode> node = ledger.base(pass).byRemoteId(old.successor());
        Optional<RemoteItem> successor = drive.info(old.successor());
        return node.isPresent()
                && successor.isPresent()
                && new Proof(ledger).holds(pass, node.get(), successor.get());
    }
}
