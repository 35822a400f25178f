package dev.caravan.open115;

import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.Glance;
import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a folder held when it was last seen completely.
 *
 * @param items everything in it by id, without the folder itself
 * @param glance what a cheap look showed just before, where there was one
 * @param at when it was seen
 * @param everyFolderAt when each of its folders was last seen for itself
 */
public record Look(
        RemoteId folder,
        Map<RemoteId, RemoteItem> items,
        Optional<Glance> glance,
        Instant at,
        Instant everyFolderAt) {

    /**
     * Far more levels than 115 allows; a ring of parents, if there ever is one, has an end here.
     */
    private static final int DEEPEST = 100;

    public Look {
        items = Map.copyOf(items);
    }

    /** Where an item is below the folder. */
    RemotePath path(RemoteItem item) {
        Deque<String> names = new ArrayDeque<>();
        Optional<RemoteItem> at = Optional.of(item);
        while (at.isPresent() && names.size() < DEEPEST) {
            names.addFirst(at.get().name());
            at = Optional.ofNullable(items.get(at.get().parent()));
        }
        return new RemotePath(List.copyOf(names));
    }

    /** Its folders, so that the next look asks only for new ones. */
    FolderMemory folders() {
        return new FolderMemory() {
            @Override
            public Optional<RemoteItem> folder(RemoteId id) {
                return Optional.ofNullable(items.get(id)).filter(Look::isFolder);
            }

            @Override
            public Collection<RemoteItem> all() {
                return items.values().stream().filter(Look::isFolder).toList();
            }
        };
    }

    /** The same folder with nothing in it. */
    Look emptied() {
        return new Look(folder, Map.of(), glance, at, everyFolderAt);
    }

    private static boolean isFolder(RemoteItem item) {
        return item.kind() == NodeKind.FOLDER;
    }
}
