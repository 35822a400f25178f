package dev.caravan.open115.client.drive;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.open115.client.RenameItem;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/** Renames with respect to what 115 cannot do: another extension for a file (section 3.8). */
final class Renames {

    private final RenameItem rename;
    private final ReadInfo info;
    private final KnownFolders folders;

    Renames(RenameItem rename, ReadInfo info, KnownFolders folders) {
        this.rename = rename;
        this.info = info;
        this.folders = folders;
    }

    /** The name that the item really has afterwards. */
    String rename(RemoteId id, String name) throws DriveException {
        if (!folders.contains(id)) {
            refuseOtherExtension(id, name);
        }
        String given = rename.to(id, name);
        return given.isEmpty() ? shown(id, name) : given;
    }

    // An answer without a name proves nothing, and what 115 made of the name it would have said.
    private String shown(RemoteId id, String name) throws DriveException {
        String shown = item(id).name();
        if (!shown.equals(name)) {
            throw new DriveException.Transient(
                    "could not rename "
                            + shown
                            + " to "
                            + name
                            + ": 115 said that it did, but shows the old name",
                    "",
                    null);
        }
        return shown;
    }

    private void refuseOtherExtension(RemoteId id, String name) throws DriveException {
        RemoteItem item = item(id);
        if (item.kind() == NodeKind.FOLDER) {
            folders.add(id);
            return;
        }
        if (!extension(item.name()).equals(extension(name))) {
            throw new DriveException.Refused(
                    "could not rename "
                            + item.name()
                            + " to "
                            + name
                            + ": 115 cannot change the extension of a file; upload it anew",
                    "",
                    Cause.NAME_UNSUPPORTED);
        }
    }

    private RemoteItem item(RemoteId id) throws DriveException {
        Optional<ItemInfo> found = info.of(id);
        return found.map(ItemInfo::item)
                .orElseThrow(
                        () ->
                                new DriveException.Gone(
                                        "could not rename item " + id + ": it does not exist", ""));
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
