package dev.caravan.open115.client.listing;

import dev.caravan.drive.RemoteItem;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folders below a root as one look learns them: remembered ones, until this look saw them
 * itself.
 */
final class FolderMap {

    private final RemoteId root;
    private final Map<RemoteId, RemoteItem> folders = new LinkedHashMap<>();
    private final IdSet seen = new IdSet();

    FolderMap(RemoteId root) {
        this.root = root;
    }

    /** Takes over what an earlier look knew; what this look saw stays. */
    void remember(RemoteItem folder) {
        folders.putIfAbsent(folder.id(), folder);
    }

    /** Takes over those folders that lie below the root. */
    void rememberBelow(Collection<RemoteItem> known) {
        known.forEach(this::remember);
        folders.values().retainAll(new HashSet<>(connected()));
    }

    /** Notes a folder that this look saw. */
    void see(RemoteItem folder) {
        folders.put(folder.id(), folder);
        seen.add(folder.id());
    }

    /** Notes all folders between the root and an item; false when it does not lie below. */
    boolean seeAncestors(ItemInfo info) {
        List<ItemInfo.Ancestor> chain = info.ancestors();
        int at = chain.stream().map(ItemInfo.Ancestor::id).toList().indexOf(root);
        if (at < 0) {
            return false;
        }
        for (int i = at + 1; i < chain.size(); i++) {
            ItemInfo.Ancestor folder = chain.get(i);
            see(folder(folder.id(), chain.get(i - 1).id(), folder.name()));
        }
        return true;
    }

    void forget(RemoteId id) {
        folders.remove(id);
    }

    boolean knows(RemoteId id) {
        return id.equals(root) || folders.containsKey(id);
    }

    boolean hasSeen(RemoteId id) {
        return seen.contains(id);
    }

    /** How many folders this look saw that are still there. */
    int seenCount() {
        return seen.size();
    }

    Optional<RemoteItem> folder(RemoteId id) {
        return Optional.ofNullable(folders.get(id));
    }

    /** All folders that hang together with the root. */
    List<RemoteItem> connected() {
        List<RemoteItem> connected = new ArrayList<>();
        for (RemoteItem folder : folders.values()) {
            if (reachesRoot(folder)) {
                connected.add(folder);
            }
        }
        return connected;
    }

    Collection<RemoteItem> all() {
        return folders.values();
    }

    private boolean reachesRoot(RemoteItem folder) {
        RemoteId at = folder.parent();
        for (int depth = 0; depth <= folders.size(); depth++) {
            if (at.equals(root)) {
                return true;
            }
            RemoteItem above = folders.get(at);
            if (above == null) {
                return false;
            }
            at = above.parent();
        }
        return false;
    }

    private static RemoteItem folder(RemoteId id, RemoteId parent, String name) {
        return new RemoteItem(
                id,
                parent,
                name,
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                RemoteItem.State.WHOLE);
    }
}
