package dev.caravan.plan;

import dev.caravan.look.Finding;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteChanges;
import dev.caravan.look.RemoteFresh;
import dev.caravan.look.Touched;
import dev.caravan.plan.SideTree.Item;
import dev.caravan.plan.request.Base;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at sides in memory as the real looks do: everything as a difference to the base. */
final class Looking {

    private Looking() {}

    /** A local look that hashes nothing. */
    static LocalChanges local(Pass pass, List<BaseNode> rows) {
        return new LocalLook(pass, rows).look();
    }

    private static final class LocalLook {
        private final Pass pass;
        private final SideTree tree;
        private final Base base;
        private final List<BaseNode> rows;
        private final List<Finding> findings = new ArrayList<>();
        private final Set<NodeId> unknown = new TreeSet<>();
        private final List<Fresh> fresh = new ArrayList<>();
        private final List<Touched> touched = new ArrayList<>();
        private final Map<NodeId, Place> moved = new TreeMap<>();
        private final Map<NodeId, Stamp> restamped = new TreeMap<>();
        private final Set<NodeId> seen = new HashSet<>();
        private final Map<Long, BaseNode> folderByInode = new HashMap<>();
        private long nextFresh = -1;
        private long files;
        private long bytes;

        LocalLook(Pass pass, List<BaseNode> rows) {
            this.pass = pass;
            this.tree = pass.local;
            this.base = pass.base;
            this.rows = rows;
        }

        LocalChanges look() {
            for (BaseNode row : rows) {
                if (row.kind() == NodeKind.FOLDER && row.presence() != Presence.REMOTE_ONLY) {
                    row.stamp().ifPresent(s -> folderByInode.put(s.key().inode(), row));
                }
            }
            walk(SideTree.ROOT, NodeId.ROOT);
            Set<NodeId> vanished = new TreeSet<>();
            for (BaseNode row : rows) {
                if (row.presence() != Presence.REMOTE_ONLY && !seen.contains(row.id())) {
                    vanished.add(row.id());
                }
            }
            return new LocalChanges(
                    fresh, touched, moved, vanished, unknown, Set.of(), Set.of(), restamped,
                    findings, files, bytes);
        }

        private void walk(long folder, NodeId node) {
            for (Item item : tree.children(folder)) {
                if (isLeftAlone(item, node)) {
                    continue;
                }
                if (item.isFile()) {
                    file(item, node);
                } else {
                    walk(item.number, folder(item, node));
                }
            }
        }

        private boolean isLeftAlone(Item item, NodeId parent) {
            if (pass.unreadable.isEmpty() && pass.excluded.isEmpty()) {
                return false;
            }
            String path = tree.path(item);
            if (pass.excluded.contains(path)) {
                find(path, Finding.Reason.FILTERED, Optional.empty());
                return true;
            }
            if (!pass.unreadable.contains(path)) {
                return false;
            }
            Optional<NodeId> node = inPlace(item, parent).map(BaseNode::id);
            find(path, Finding.Reason.UNREADABLE, node);
            node.ifPresent(
                    id -> {
                        if (!item.isFile()) {
                            unknown.add(id);
                        }
                        see(id);
                    });
            return true;
        }

        private void find(String path, Finding.Reason reason, Optional<NodeId> node) {
            findings.add(new Finding(RelativePath.parse(path), reason, node, "by the test"));
        }

        private void see(NodeId id) {
            seen.add(id);
            base.children(id).forEach(child -> see(child.id()));
        }

        private Optional<BaseNode> inPlace(Item item, NodeId parent) {
            return base.child(parent, item.name)
                    .filter(row -> row.kind() == item.kind)
                    .filter(row -> row.presence() != Presence.REMOTE_ONLY);
        }

        private NodeId folder(Item item, NodeId parent) {
            BaseNode byInode = folderByInode.get(item.number);
            if (byInode != null) {
                seen.add(byInode.id());
                if (!byInode.place().equals(new Place(parent, item.name))) {
                    moved.put(byInode.id(), new Place(parent, item.name));
                }
                return byInode.id();
            }
            Optional<BaseNode> row = inPlace(item, parent);
            boolean elsewhere =
                    row.flatMap(BaseNode::stamp)
                            .filter(s -> tree.items.containsKey(s.key().inode()))
                            .isPresent();
            if (row.isPresent() && !elsewhere) {
                seen.add(row.get().id());
                restamped.put(row.get().id(), item.stamp());
                return row.get().id();
            }
            return fresh(item, parent);
        }

        private void file(Item item, NodeId parent) {
            files++;
            bytes += item.stamp().size();
            Optional<BaseNode> row = inPlace(item, parent);
            if (row.isEmpty()) {
                fresh(item, parent);
                return;
            }
            seen.add(row.get().id());
            if (!row.get().stamp().equals(Optional.of(item.stamp()))) {
                touched.add(new Touched(row.get().id(), item.stamp(), Optional.empty()));
            }
        }

        private NodeId fresh(Item item, NodeId parent) {
            NodeId id = new NodeId(nextFresh--);
            Place place = new Place(parent, item.name);
            fresh.add(new Fresh(id, place, item.kind, item.stamp(), Optional.empty()));
            return id;
        }
    }

    /** The same look, with the files hashed that were asked for. */
    static LocalChanges hashed(LocalChanges look, Set<NodeId> needs, SideTree tree) {
        List<Fresh> fresh = new ArrayList<>();
        for (Fresh each : look.fresh()) {
            Optional<Content> content =
                    needs.contains(each.id())
                            ? Optional.of(tree.items.get(each.stamp().key().inode()).contentSeen())
                            : each.content();
            fresh.add(new Fresh(each.id(), each.place(), each.kind(), each.stamp(), content));
        }
        List<Touched> touched = new ArrayList<>();
        for (Touched each : look.touched()) {
            Optional<Content> content =
                    needs.contains(each.id())
                            ? Optional.of(tree.items.get(each.stamp().key().inode()).contentSeen())
                            : each.content();
            touched.add(new Touched(each.id(), each.stamp(), content));
        }
        return with(look, fresh, touched, look.findings());
    }

    static LocalChanges with(
            LocalChanges look, List<Fresh> fresh, List<Touched> touched, List<Finding> findings) {
        return new LocalChanges(
                fresh,
                touched,
                look.moved(),
                look.vanished(),
                look.unknown(),
                look.left(),
                look.withdrawn(),
                look.restamped(),
                findings,
                look.files(),
                look.bytes());
    }

    /** A complete look at 115. */
    static RemoteChanges remote(Pass pass, List<BaseNode> rows) {
        SideTree tree = pass.remote;
        Set<NodeId> unknown = new TreeSet<>();
        Map<String, BaseNode> byId = new HashMap<>();
        for (BaseNode row : rows) {
            if (row.presence() != Presence.LOCAL_ONLY) {
                row.remoteId().ifPresent(id -> byId.put(id.value(), row));
            }
        }
        List<RemoteFresh> fresh = new ArrayList<>();
        Map<NodeId, Place> moved = new LinkedHashMap<>();
        Map<NodeId, Content> changed = new LinkedHashMap<>();
        Map<Long, NodeId> nodes = new HashMap<>();
        nodes.put(SideTree.ROOT, NodeId.ROOT);
        Set<NodeId> seen = new HashSet<>();
        long nextFresh = -1_000_000;
        for (Item item : tree.all()) {
            if (isBelowUnseen(pass, item)) {
                continue;
            }
            Place place = new Place(nodes.get(item.parent), item.name);
            BaseNode row = byId.get(item.remoteId().value());
            if (row == null) {
                NodeId id = new NodeId(nextFresh--);
                nodes.put(item.number, id);
                Optional<Content> content =
                        item.isFile() ? Optional.of(item.contentSeen()) : Optional.empty();
                fresh.add(new RemoteFresh(id, item.remoteId(), place, item.kind, content));
                continue;
            }
            nodes.put(item.number, row.id());
            seen.add(row.id());
            if (!pass.unseen.isEmpty() && pass.unseen.contains(tree.path(item))) {
                unknown.add(row.id());
                see(row.id(), rows, seen);
            }
            if (!place.equals(new Place(row.place().parent(), row.nameOn115()))) {
                moved.put(row.id(), place);
            }
            if (item.isFile() && !row.content().get().equals(item.contentSeen())) {
                changed.put(row.id(), item.contentSeen());
            }
        }
        Set<NodeId> vanished = new TreeSet<>();
        rows.stream()
                .filter(row -> row.presence() != Presence.LOCAL_ONLY)
                .map(BaseNode::id)
                .filter(id -> !seen.contains(id))
                .forEach(vanished::add);
        return new RemoteChanges(
                fresh,
                moved,
                changed,
                pass.seesAll ? vanished : Set.of(),
                unknown,
                Set.of(),
                Set.of(),
                pass.seesAll);
    }

    private static boolean isBelowUnseen(Pass pass, Item item) {
        if (pass.unseen.isEmpty()) {
            return false;
        }
        String path = pass.remote.path(item);
        return pass.unseen.stream().anyMatch(folder -> path.startsWith(folder + "/"));
    }

    private static void see(NodeId folder, List<BaseNode> rows, Set<NodeId> seen) {
        for (BaseNode row : rows) {
            if (row.place().parent().equals(folder) && seen.add(row.id())) {
                see(row.id(), rows, seen);
            }
        }
    }
}
