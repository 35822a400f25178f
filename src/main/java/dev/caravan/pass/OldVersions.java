package dev.caravan.pass;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.state.StateDatabase;
import dev.caravan.state.Superseded;
import dev.caravan.state.SupersededStore;
import java.util.List;
import java.util.Optional;

/**
 * Recycles replaced versions that an earlier pass could not, because it was cut off after the new
 * version was proved (DR-8).
 */
public final class OldVersions {

    private final SupersededStore superseded;
    private final DriveDirectory drives;

    public OldVersions(StateDatabase database, DriveDirectory drives) {
        this.superseded = new SupersededStore(database);
        this.drives = drives;
    }

    /**
     * Each goes only while it still has the content that was replaced; otherwise it is somebody's
     * newer work.
     */
    public RunningPass recycle(RunningPass pass) throws DriveException {
        Drive drive = drives.of(pass.account()).orElseThrow();
        for (Superseded old : superseded.all(pass.key())) {
            Optional<RemoteItem> item = drive.info(old.id());
            if (item.isPresent() && isUnchanged(old, item.get())) {
                drive.trash(List.of(old.id()), item.get().parent());
            }
            superseded.gone(pass.key(), old.id());
        }
        return pass;
    }

    private static boolean isUnchanged(Superseded old, RemoteItem item) {
        return old.content().isPresent() && old.content().equals(item.content());
    }
}
