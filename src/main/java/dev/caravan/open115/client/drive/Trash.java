package dev.caravan.open115.client.drive;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.DeleteItems;
import dev.caravan.tree.RemoteId;
import java.util.List;

/** Sends items to the recycle bin so that what is already there counts as done. */
final class Trash {

    private final DeleteItems delete;

    public Trash(DeleteItems delete) {
        this.delete = delete;
    }

    void trash(RemoteId parent, List<RemoteId> ids) throws DriveException {
        for (List<RemoteId> some : Batches.of(ids)) {
            try {
                delete.from(parent, some);
            } catch (DriveException.Gone e) {
                // one of them is gone, and 115 does not say which nor what became of the others
                oneByOne(parent, some);
            }
        }
    }

    private void oneByOne(RemoteId parent, List<RemoteId> ids) throws DriveException {
        if (ids.size() == 1) {
            return;
        }
        for (RemoteId id : ids) {
            trash(parent, List.of(id));
        }
    }
}
