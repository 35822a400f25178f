package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.tree.RemoteId;
import java.util.List;

/** The items that a message brings back from the recycle bin. */
final class Restoring {

    private final Drive drive;
    private final Open115Request request;

    Restoring(Drive drive, Open115Request request) {
        this.drive = drive;
        this.request = request;
    }

    /** How many items came back. */
    int run() throws DriveException {
        Ids ids = Ids.of(request);
        for (List<RemoteId> some : ids.chunks()) {
            drive.restore(some);
        }
        return ids.all().size();
    }
}
