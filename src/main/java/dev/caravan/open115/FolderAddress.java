package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/** How a route names a folder: a path below a folder whose id is known. */
record FolderAddress(RemoteId from, RelativePath path) {

    /**
     * @param path one slash may lead
     */
    static FolderAddress of(Optional<RemoteId> from, String path) {
        String below = path.startsWith("/") ? path.substring(1) : path;
        return new FolderAddress(from.orElse(RemoteId.ROOT), RelativePath.parse(below));
    }

    /** The folder's id; asks the drive only when there is a path. */
    RemoteId find(Drive drive) throws DriveException {
        return path.isRoot() ? from : item(drive).id();
    }

    RemoteItem item(Drive drive) throws DriveException {
        RemoteItem found =
                (path.isRoot() ? drive.info(from) : drive.findFolder(from, path.names()))
                        .orElseThrow(() -> missing());
        if (found.kind() != NodeKind.FOLDER) {
            throw missing();
        }
        return found;
    }

    private DriveException.Gone missing() {
        return new DriveException.Gone("could not find folder " + this + " on 115", "");
    }

    @Override
    public String toString() {
        return path.isRoot() ? "id:" + from : "id:" + from + "/" + path;
    }
}
