package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteItemSink;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Takes the files of a listing that should show a whole tree, and notices when it does not: the
 * recursive mode is not documented and may vanish.
 */
final class FilesBelow implements Pages.Taker {

    private final RemoteId root;
    private final Folders folders;
    private final RemoteItemSink sink;
    private final Set<RemoteId> filled = new HashSet<>();
    private boolean nested;
    private boolean foreign;
    private Optional<String> flaw = Optional.empty();

    FilesBelow(RemoteId root, Folders folders, RemoteItemSink sink) {
        this.root = root;
        this.folders = folders;
        this.sink = sink;
    }

    @Override
    public void take(RemoteItem item) throws DriveException {
        if (item.kind() == NodeKind.FOLDER) {
            return;
        }
        switch (folders.place(item.parent())) {
            case BELOW -> {
                nested |= !item.parent().equals(root);
                filled.add(item.parent());
                sink.accept(item);
            }
            case GONE -> flaw = Optional.of("folder " + item.parent() + " vanished meanwhile");
            case ELSEWHERE -> foreign = true;
        }
    }

    /** Folders that hold files directly. */
    Set<RemoteId> filled() {
        return filled;
    }

    Optional<String> flaw() {
        return flaw;
    }

    /** Whether the listing was one of the whole tree, not of one folder or of something else. */
    boolean isWholeTree(Reading reading, Optional<ItemInfo> own, boolean hasFolders) {
        if (foreign) {
            return false;
        }
        if (nested || !hasFolders) {
            return true;
        }
        OptionalLong counted = own.map(ItemInfo::files).orElse(OptionalLong.empty());
        return counted.isPresent() && counted.getAsLong() <= reading.announced();
    }
}
