package dev.caravan.pass.scan;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteListing;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.state.BaseStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says of a few new and edited files that 115 still is, where they go, as the base says: so they
 * can go there without a look at everything. One listing for each of their folders tells.
 */
public final class Foresight {

    private static final int MOST_FOLDERS = 5;

    private static final int MOST_FILES = 100;

    private final StateDatabase database;
    private final DriveDirectory drives;

    public Foresight(StateDatabase database, DriveDirectory drives) {
        this.database = database;
        this.drives = drives;
    }

    /** In every doubt not; then a look at everything tells. */
    boolean clears(RunningPass pass, RemoteId root, LocalChanges changes) {
        if (!bringsOnly(changes)
                || changes.fresh().size() + changes.touched().size() > MOST_FILES) {
            return false;
        }
        BaseStore base = new BaseStore(database, pass.key());
        Map<NodeId, List<Wish>> wishes = new TreeMap<>();
        changes.fresh().forEach(file -> add(wishes, wish(file)));
        for (Touched file : changes.touched()) {
            base.node(file.id()).ifPresent(row -> add(wishes, wish(row)));
        }
        try {
            return wishes.size() <= MOST_FOLDERS && areGranted(pass, root, base, wishes);
        } catch (DriveException unseen) {
            // The look at everything meets the same trouble, and tells it.
            return false;
        }
    }

    /** Whether there are only new and changed files, in folders that could all be read. */
    static boolean bringsOnly(LocalChanges changes) {
        return changes.moved().isEmpty()
                && changes.vanished().isEmpty()
                && changes.left().isEmpty()
                && changes.withdrawn().isEmpty()
                && changes.unknown().isEmpty();
    }

    /**
     * A file that is to stand in a folder on 115.
     *
     * @param before what the base knows of it there
     */
    private record Wish(NodeId folder, String name, NodeKind kind, Optional<BaseNode> before) {}

    private static Wish wish(Fresh file) {
        return new Wish(file.place().parent(), file.place().name(), file.kind(), Optional.empty());
    }

    private static Wish wish(BaseNode row) {
        return new Wish(
                row.place().parent(),
                row.nameOn115(),
                row.kind(),
                Optional.of(row).filter(known -> known.remoteId().isPresent()));
    }

    private static void add(Map<NodeId, List<Wish>> wishes, Wish wish) {
        wishes.computeIfAbsent(wish.folder(), folder -> new ArrayList<>()).add(wish);
    }

    private boolean areGranted(
            RunningPass pass, RemoteId root, BaseStore base, Map<NodeId, List<Wish>> wishes)
            throws DriveException {
        for (var each : wishes.entrySet()) {
            Optional<RemoteId> folder = folder(root, base, each.getKey());
            if (folder.isEmpty()
                    || !areGranted(drive(pass).children(folder.get()), each.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<RemoteId> folder(RemoteId root, BaseStore base, NodeId node) {
        return node.equals(NodeId.ROOT)
                ? Optional.of(root)
                : node.inBase() ? base.node(node).flatMap(BaseNode::remoteId) : Optional.empty();
    }

    private static boolean areGranted(RemoteListing listing, List<Wish> wishes)
            throws DriveException {
        Map<RemoteId, RemoteItem> shown = new HashMap<>();
        ListingVerdict verdict = listing.into(item -> shown.put(item.id(), item));
        return verdict.complete() && wishes.stream().allMatch(wish -> isGranted(shown, wish));
    }

    private static boolean isGranted(Map<RemoteId, RemoteItem> shown, Wish wish) {
        Set<RemoteId> ofName = new HashSet<>();
        for (RemoteItem item : shown.values()) {
            if (item.name().equalsIgnoreCase(wish.name())) {
                ofName.add(item.id());
            }
        }
        Optional<RemoteId> id = wish.before().flatMap(BaseNode::remoteId);
        if (id.isEmpty()) {
            return wish.kind() == NodeKind.FILE && ofName.isEmpty();
        }
        RemoteItem item = shown.get(id.get());
        return item != null
                && ofName.equals(Set.of(id.get()))
                && item.state() == RemoteItem.State.WHOLE
                && item.content().equals(wish.before().get().content());
    }

    private Drive drive(RunningPass pass) {
        return drives.of(pass.account()).orElseThrow();
    }
}
