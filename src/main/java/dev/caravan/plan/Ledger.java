package dev.caravan.plan;

import dev.caravan.plan.request.Base;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What outcomes want the base to say, handed out in batches that keep the base sound: no two rows
 * have one place or one id of 115, no row loses the folder it stands in, and nothing is expected on
 * a side on which its folder is not.
 *
 * <p>Files that swapped their names can only be remembered together; a row whose new place another
 * one still has waits, and so do the end of a folder that still has rows below and its end on one
 * side. What never comes to be written in a pass is no loss: the next plan finds it again.
 */
public final class Ledger {

    private final Base base;
    private final Map<NodeId, BaseNode> waiting = new LinkedHashMap<>();
    private final Set<NodeId> going = new LinkedHashSet<>();

    /**
     * Rows to be written in one transaction.
     *
     * @param removed first of all, children before their folders; a row in {@code rows} may still
     *     stand below one of them until it is written
     * @param rows new or changed, folders before what is in them; places and ids are unique again
     *     when all are written
     */
    public record Batch(List<NodeId> removed, List<BaseNode> rows) {

        public boolean isEmpty() {
            return removed.isEmpty() && rows.isEmpty();
        }
    }

    /** A ledger for one pass; {@code base} must show every batch once it is written. */
    public Ledger(Base base) {
        this.base = base;
    }

    /** A node shall be remembered like this; the last word counts. */
    public void remember(BaseNode row) {
        going.remove(row.id());
        waiting.put(row.id(), row);
        for (BaseNode other : List.copyOf(waiting.values())) {
            if (!other.id().equals(row.id())
                    && row.remoteId().isPresent()
                    && other.remoteId().equals(row.remoteId())) {
                withoutId(other)
                        .ifPresentOrElse(
                                kept -> waiting.put(kept.id(), kept), () -> forget(other.id()));
            }
        }
    }

    /** A node shall be forgotten. */
    public void forget(NodeId node) {
        waiting.remove(node);
        going.add(node);
    }

    /** The row of a node as it is, or will be. */
    public Optional<BaseNode> row(NodeId node) {
        return going.contains(node)
                ? Optional.empty()
                : Optional.ofNullable(waiting.get(node)).or(() -> base.node(node));
    }

    /** What can be written now; it counts as written from here on. */
    public Batch take() {
        Map<NodeId, BaseNode> rows = new LinkedHashMap<>(waiting);
        Set<NodeId> removed = new LinkedHashSet<>(going);
        boolean dropped = true;
        while (dropped) {
            Map<Place, NodeId> claims = new HashMap<>();
            rows.values().forEach(row -> claims.putIfAbsent(row.place(), row.id()));
            dropped = rows.values().removeIf(row -> !hasPlace(row, claims, rows, removed));
            dropped |= rows.values().removeIf(row -> strands(row, rows, removed));
            dropped |= removed.removeIf(node -> holdsRows(node, rows, removed));
        }
        waiting.keySet().removeAll(rows.keySet());
        going.removeAll(removed);
        List<BaseNode> written = withFolders(rows);
        for (BaseNode robbed : robbed(rows, removed)) {
            withoutId(robbed).ifPresentOrElse(written::add, () -> removed.add(robbed.id()));
        }
        return new Batch(deepestFirst(removed), written);
    }

    private boolean hasPlace(
            BaseNode row,
            Map<Place, NodeId> claims,
            Map<NodeId, BaseNode> rows,
            Set<NodeId> removed) {
        if (!row.id().equals(claims.get(row.place())) || !hasFolder(row, rows, removed)) {
            return false;
        }
        Optional<NodeId> holder =
                base.child(row.place().parent(), row.place().name())
                        .map(BaseNode::id)
                        .filter(id -> !id.equals(row.id()) && !removed.contains(id));
        return holder.isEmpty() || rows.containsKey(holder.orElseThrow());
    }

    /** Whether the way up leads to the root, and not in a circle. */
    private boolean hasFolder(BaseNode row, Map<NodeId, BaseNode> rows, Set<NodeId> removed) {
        Set<NodeId> way = new HashSet<>();
        NodeId at = row.place().parent();
        while (!at.equals(NodeId.ROOT)) {
            Optional<BaseNode> folder = row(at, rows);
            if (folder.isEmpty() || removed.contains(at) || !way.add(at)) {
                return false;
            }
            at = folder.orElseThrow().place().parent();
        }
        return true;
    }

    /**
     * Whether something is still expected on a side on which its folder would not be: no look at
     * that side would ask for it any more.
     */
    private boolean strands(BaseNode folder, Map<NodeId, BaseNode> rows, Set<NodeId> removed) {
        return folder.kind() == NodeKind.FOLDER
                && folder.presence() != Presence.BOTH
                && base.children(folder.id()).stream()
                        .filter(child -> !removed.contains(child.id()))
                        .map(child -> rows.getOrDefault(child.id(), child))
                        .filter(child -> child.place().parent().equals(folder.id()))
                        .anyMatch(child -> child.presence() != folder.presence());
    }

    private Optional<BaseNode> row(NodeId id, Map<NodeId, BaseNode> rows) {
        BaseNode changed = rows.get(id);
        return changed == null ? base.node(id) : Optional.of(changed);
    }

    private boolean holdsRows(NodeId node, Map<NodeId, BaseNode> rows, Set<NodeId> removed) {
        boolean holdsNew =
                rows.values().stream().anyMatch(row -> row.place().parent().equals(node));
        return holdsNew
                || base.children(node).stream()
                        .anyMatch(
                                child ->
                                        !removed.contains(child.id())
                                                && !rows.containsKey(child.id()));
    }

    private List<NodeId> deepestFirst(Set<NodeId> nodes) {
        List<NodeId> order = new ArrayList<>();
        nodes.forEach(node -> addBelow(node, nodes, order));
        return order;
    }

    private void addBelow(NodeId node, Set<NodeId> nodes, List<NodeId> order) {
        if (order.contains(node)) {
            return;
        }
        for (BaseNode child : base.children(node)) {
            if (nodes.contains(child.id())) {
                addBelow(child.id(), nodes, order);
            }
        }
        order.add(node);
    }

    private static List<BaseNode> withFolders(Map<NodeId, BaseNode> rows) {
        Map<NodeId, BaseNode> ordered = new LinkedHashMap<>();
        rows.values().forEach(row -> addWithFolders(row, rows, ordered));
        return new ArrayList<>(ordered.values());
    }

    // 115 answers an upload of the same name and content with the item that is there already. It
    // is the new owner's from then on.
    private List<BaseNode> robbed(Map<NodeId, BaseNode> rows, Set<NodeId> removed) {
        return rows.values().stream()
                .flatMap(row -> row.remoteId().flatMap(base::withRemoteId).stream())
                .filter(other -> !rows.containsKey(other.id()))
                .filter(other -> !removed.contains(other.id()))
                .toList();
    }

    private static void addWithFolders(
            BaseNode row, Map<NodeId, BaseNode> rows, Map<NodeId, BaseNode> ordered) {
        if (ordered.containsKey(row.id())) {
            return;
        }
        Optional.ofNullable(rows.get(row.place().parent()))
                .ifPresent(folder -> addWithFolders(folder, rows, ordered));
        ordered.put(row.id(), row);
    }

    // A file that has lost its item is nothing that both sides agree on any more: the next look
    // meets it as new, and finds it again or sends it. A folder is found again by its place.
    private static Optional<BaseNode> withoutId(BaseNode row) {
        return row.kind() == NodeKind.FILE
                ? Optional.empty()
                : Optional.of(
                        new BaseNode(
                                row.id(),
                                row.place(),
                                row.remoteName(),
                                row.kind(),
                                row.content(),
                                Optional.empty(),
                                row.stamp(),
                                row.presence()));
    }

    /**
     * Whether an item on 115 has become another node's, so that it must not go to trash for this
     * one.
     */
    public boolean isTaken(RemoteId id, NodeId node) {
        return waiting.values().stream()
                        .anyMatch(
                                row ->
                                        !row.id().equals(node)
                                                && row.remoteId().equals(Optional.of(id)))
                || base.withRemoteId(id).filter(row -> !row.id().equals(node)).isPresent();
    }
}
