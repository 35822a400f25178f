package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.open115.client.ListFiles.Scope;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Finds folders by listing, level by level, the folders inside of folders. */
final class FolderSearch {

    private final RemoteId root;
    private final Pages pages;
    private final FolderMap map;
    private final OptionalLong expected;
    private final List<RemoteId> found = new ArrayList<>();
    private final Set<RemoteId> opened = new HashSet<>();
    private final Set<RemoteId> unsure = new HashSet<>();

    /**
     * @param expected how many folders there are, if 115 told; the search ends when all are seen
     */
    FolderSearch(RemoteId root, Pages pages, FolderMap map, OptionalLong expected) {
        this.root = root;
        this.pages = pages;
        this.map = map;
        this.expected = expected;
    }

    /** Lists the folders of one folder, once. */
    void open(RemoteId folder) throws DriveException {
        if (!opened.add(folder)) {
            return;
        }
        try {
            Reading reading = pages.read(folder, Scope.CHILD_FOLDERS, this::see);
            if (!reading.isWhole()) {
                unsure.add(folder);
            }
        } catch (DriveException.Gone e) {
            if (folder.equals(root)) {
                throw e;
            }
            map.forget(folder);
        }
    }

    /** Opens all folders, those first that had folders in them when they were last seen. */
    void openAll() throws DriveException {
        Set<RemoteId> parents = rememberedParents();
        Deque<RemoteId> likely = new ArrayDeque<>(List.of(root));
        Deque<RemoteId> others = new ArrayDeque<>();
        int sorted = 0;
        while (!(likely.isEmpty() && others.isEmpty()) && !isAllSeen()) {
            open(likely.isEmpty() ? others.removeFirst() : likely.removeFirst());
            for (; sorted < found.size(); sorted++) {
                RemoteId folder = found.get(sorted);
                (parents.contains(folder) ? likely : others).addLast(folder);
            }
        }
    }

    /** Whether a folder was listed, so that a child it did not show is not there. */
    boolean hasOpened(RemoteId folder) {
        return opened.contains(folder) && !unsure.contains(folder);
    }

    /** Folders whose own listing was incomplete. */
    Set<RemoteId> unsure() {
        return unsure;
    }

    /** Folders that had folders in them when they were last seen, without the root. */
    List<RemoteId> rememberedInner() {
        Set<RemoteId> inner = new HashSet<>(rememberedParents());
        inner.remove(root);
        return new ArrayList<>(new TreeSet<>(inner));
    }

    private boolean isAllSeen() {
        return expected.isPresent()
                && opened.contains(root)
                && map.seenCount() >= expected.getAsLong();
    }

    private Set<RemoteId> rememberedParents() {
        Set<RemoteId> parents = new HashSet<>();
        map.all().forEach(folder -> parents.add(folder.parent()));
        return parents;
    }

    private void see(RemoteItem item) {
        if (item.kind() == NodeKind.FOLDER) {
            map.see(item);
            found.add(item.id());
        }
    }
}
