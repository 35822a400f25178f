package dev.caravan.pass.verify;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/** A question to 115 about one very id, beside all listings. */
record Probe(Proof proof, DriveDirectory drives) {

    Optional<RemoteItem> item(RunningPass pass, RemoteId id) throws DriveException {
        return drive(pass).info(id);
    }

    Drive drive(RunningPass pass) {
        return drives.of(pass.account()).orElseThrow();
    }

    /** Whether 115 shows a file as the base says that it is. */
    boolean shows(RunningPass pass, BaseNode node, RemoteId id) throws DriveException {
        Optional<RemoteItem> item = item(pass, id);
        return item.isPresent() && proof.holds(pass, node, item.get());
    }
}
