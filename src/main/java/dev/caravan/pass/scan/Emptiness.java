package dev.caravan.pass.scan;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Asks 115 a second time, in another way, whether folders that list empty really are (DR-2). */
public final class Emptiness {

    private final DriveDirectory drives;
    private final Ledger ledger;

    public Emptiness(DriveDirectory drives, Ledger ledger) {
        this.drives = drives;
        this.ledger = ledger;
    }

    /** Those of the folders that a listing of their own shows to be empty, too. */
    public Set<NodeId> confirm(RunningPass pass, Set<NodeId> folders) throws DriveException {
        Drive drive = drives.of(pass.account()).orElseThrow();
        Set<NodeId> confirmed = new HashSet<>();
        for (NodeId folder : folders) {
            Optional<RemoteId> id = idOf(pass, folder);
            if (id.isPresent() && isEmpty(drive, id.get())) {
                confirmed.add(folder);
            }
        }
        return confirmed;
    }

    private Optional<RemoteId> idOf(RunningPass pass, NodeId folder) {
        return folder.equals(NodeId.ROOT)
                ? Optional.of(pass.remoteRoot())
                : ledger.base(pass).node(folder).flatMap(BaseNode::remoteId);
    }

    private static boolean isEmpty(Drive drive, RemoteId folder) throws DriveException {
        AtomicLong items = new AtomicLong();
        ListingVerdict verdict = drive.children(folder).into(item -> items.incrementAndGet());
        return verdict.complete() && items.get() == 0;
    }
}
