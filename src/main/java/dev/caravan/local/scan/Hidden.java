package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.filter.FilterRule;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a look met out of scope: a base node that vanished may be found among it, under its new name
 * or in its new folder.
 *
 * <p>Folders of the built-in list are not searched. They are where other programs put what a person
 * deleted, so that a file that went there is gone.
 */
final class Hidden {

    /** So many excluded things are remembered, and searched for; there may be any number. */
    private static final int MOST = 100_000;

    private final Disk disk;
    private final Resemblance resemblance;
    private final Map<FileKey, Found> found = new HashMap<>();
    private final Deque<Path> unsearched = new ArrayDeque<>();
    private int searched;

    /** Where a node is now. */
    record Found(FileStatus status, Path place) {}

    Hidden(BaseLookup base, Disk disk) {
        this.disk = disk;
        this.resemblance = new Resemblance(base, disk);
    }

    void met(Entry entry, FilterRule rule) {
        if (entry.reached() == Entry.Reached.DIRECTLY) {
            keep(new FileStatus(entry.type(), entry.stamp()), entry.place());
            if (entry.type() == FileType.FOLDER && !rule.isBuiltIn()) {
                unsearched.add(entry.place());
            }
        }
    }

    private void keep(FileStatus status, Path place) {
        boolean counts = status.is(FileType.FILE) || status.is(FileType.FOLDER);
        if (counts && found.size() < MOST) {
            found.put(status.stamp().key(), new Found(status, place));
        }
    }

    /** A node that is nowhere in scope; asked when everything in scope was seen. */
    Optional<Found> find(BaseNode node) {
        Optional<Found> known = among(node);
        return known.isPresent() || unsearched.isEmpty() ? known : search(node);
    }

    private Optional<Found> search(BaseNode node) {
        while (!unsearched.isEmpty() && searched < MOST) {
            Path folder = unsearched.remove();
            try {
                disk.list(folder, this::look);
            } catch (IOException e) {
                // What cannot be read hides nothing that could be proved.
                searched++;
            }
        }
        unsearched.clear();
        return among(node);
    }

    private void look(Path path) {
        if (searched++ >= MOST) {
            return;
        }
        try {
            FileStatus status = disk.status(path);
            keep(status, path);
            if (status.is(FileType.FOLDER)) {
                unsearched.add(path);
            }
        } catch (IOException e) {
            // As above.
            searched++;
        }
    }

    private Optional<Found> among(BaseNode node) {
        return node.stamp()
                .flatMap(
                        stamp ->
                                Optional.ofNullable(found.get(stamp.key()))
                                        .filter(it -> is(node, stamp, it)));
    }

    // The inode of what was deleted is given to the next new thing: it proves nothing by itself.
    private boolean is(BaseNode node, Stamp stamp, Found it) {
        if (node.kind() == NodeKind.FOLDER) {
            return it.status().is(FileType.FOLDER)
                    && resemblance.holdsChildOf(node, it.place(), Resemblance.By.DEVICE_AND_INODE);
        }
        Stamp now = it.status().stamp();
        return it.status().is(FileType.FILE)
                && now.size() == stamp.size()
                && now.modifiedNs() == stamp.modifiedNs();
    }

    /** A child of a folder that was found, if it went there with it. */
    Optional<Found> child(Found folder, BaseNode child) {
        Path place = folder.place().resolve(child.place().name());
        try {
            FileStatus status = disk.status(place);
            FileKey key = status.stamp().key();
            return child.stamp()
                    .filter(stamp -> stamp.key().equals(key))
                    .map(stamp -> new Found(status, place));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
