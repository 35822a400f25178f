package dev.caravan.audit;

import dev.caravan.audit.Deviation.What;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.Sha1Hasher;
import dev.caravan.look.Finding;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteChanges;
import dev.caravan.look.RemoteFresh;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One comparison of both sides with the base, name by name and content by content.
 *
 * <p>What it keeps in memory grows with the differences, and not with the tree.
 */
public final class Audit {

    private final BaseStore base;
    private final LocalChanges local;
    private final RemoteChanges remote;
    private final Whereabouts localPlaces;
    private final Whereabouts remotePlaces;
    private final Reader reader;
    private final Set<NodeId> touched = new HashSet<>();
    private final List<Deviation> deviations = new ArrayList<>();
    private long files;
    private long bytes;

    /**
     * @param hasher reads the local files
     */
    public Audit(
            BaseStore base,
            LocalChanges local,
            RemoteChanges remote,
            LocalFiles disk,
            Sha1Hasher hasher) {
        this.base = base;
        this.local = local;
        this.remote = remote;
        this.localPlaces = new Whereabouts(base, Side.LOCAL, local.fresh(), local.moved());
        this.remotePlaces = new Whereabouts(base, Side.REMOTE, remote.fresh(), remote.moved());
        this.reader = new Reader(disk, hasher);
        local.touched().forEach(entry -> touched.add(entry.id()));
    }

    /** Compares everything; may be called once. */
    public AuditReport report(Depth depth) throws InterruptedException {
        names(Side.LOCAL, local.moved(), local.vanished(), localPlaces);
        names(Side.REMOTE, remote.moved(), remote.vanished(), remotePlaces);
        for (Fresh entry : local.fresh()) {
            extra(Side.LOCAL, localPlaces.now(entry.place()), entry.kind(), entry.content());
        }
        for (RemoteFresh entry : remote.fresh()) {
            extra(Side.REMOTE, remotePlaces.now(entry.place()), entry.kind(), entry.content());
        }
        remote.changed().forEach(this::changedOn115);
        unread();
        contents(depth);
        return new AuditReport(
                files, bytes, reader.files(), reader.bytes(), remote.complete(), joined());
    }

    /** What is gone from a path and what is new at it are one file that changed. */
    private List<Deviation> joined() {
        Collections.sort(deviations);
        List<Deviation> joined = new ArrayList<>(deviations.size());
        for (Deviation each : deviations) {
            int last = joined.size() - 1;
            if (last >= 0 && each.isSuccessorOf(joined.get(last))) {
                joined.set(last, joined.get(last).changedTo(each));
            } else {
                joined.add(each);
            }
        }
        return joined;
    }

    private void names(
            Side side, Map<NodeId, Place> moved, Iterable<NodeId> vanished, Whereabouts places) {
        for (NodeId id : vanished) {
            BaseNode node = base.node(id).orElseThrow();
            missing(side, node, places.expected(node), "");
        }
        moved.forEach(
                (id, place) -> {
                    BaseNode node = base.node(id).orElseThrow();
                    RelativePath now = places.now(place);
                    RelativePath before = places.expected(node);
                    missing(side, node, before, "it stands at " + now + " now");
                    deviations.add(
                            new Deviation(
                                    side,
                                    What.EXTRA,
                                    now,
                                    node.kind(),
                                    Optional.empty(),
                                    node.content(),
                                    "it stood at " + before));
                });
    }

    private void missing(Side side, BaseNode node, RelativePath path, String detail) {
        deviations.add(
                new Deviation(
                        side,
                        What.MISSING,
                        path,
                        node.kind(),
                        node.content(),
                        Optional.empty(),
                        detail));
    }

    private void extra(Side side, RelativePath path, NodeKind kind, Optional<Content> content) {
        deviations.add(new Deviation(side, What.EXTRA, path, kind, Optional.empty(), content, ""));
    }

    private void changedOn115(NodeId id, Content content) {
        BaseNode node = base.node(id).orElseThrow();
        deviations.add(
                new Deviation(
                        Side.REMOTE,
                        What.CHANGED,
                        remotePlaces.now(remotePlaces.place(id)),
                        NodeKind.FILE,
                        node.content(),
                        Optional.of(content),
                        ""));
    }

    private void unread() {
        for (Finding finding : local.findings()) {
            switch (finding.reason()) {
                case FILTERED, SYMLINK, SPECIAL -> {}
                case UNREADABLE, UNSTABLE, NAME, OTHER_DEVICE ->
                        unreadable(Side.LOCAL, finding.path(), finding.detail());
            }
        }
        for (NodeId folder : remote.unknown()) {
            RelativePath path =
                    folder.equals(NodeId.ROOT)
                            ? RelativePath.ROOT
                            : remotePlaces.expected(base.node(folder).orElseThrow());
            unreadable(Side.REMOTE, path, "115 did not show everything in this folder");
        }
    }

    private void unreadable(Side side, RelativePath path, String detail) {
        deviations.add(
                new Deviation(
                        side,
                        What.UNREADABLE,
                        path,
                        NodeKind.FILE,
                        Optional.empty(),
                        Optional.empty(),
                        detail));
    }

    /** Walks the base folder by folder, so that no more than one level has to be in memory. */
    private void contents(Depth depth) throws InterruptedException {
        Deque<NodeId> folders = new ArrayDeque<>(List.of(NodeId.ROOT));
        while (!folders.isEmpty()) {
            for (BaseNode node : base.children(folders.removeLast())) {
                if (node.kind() == NodeKind.FOLDER) {
                    folders.addLast(node.id());
                } else {
                    file(node, depth);
                }
            }
        }
    }

    private void file(BaseNode node, Depth depth) throws InterruptedException {
        files++;
        bytes += node.content().orElseThrow().size();
        if (isToBeRead(node, depth)) {
            RelativePath path = localPlaces.now(localPlaces.place(node.id()));
            reader.compare(path, node.content().orElseThrow()).ifPresent(deviations::add);
        }
    }

    private boolean isToBeRead(BaseNode node, Depth depth) {
        if (node.presence() == Presence.REMOTE_ONLY
                || local.vanished().contains(node.id())
                || local.left().contains(node.id())
                || isBelowUnknown(node)) {
            return false;
        }
        return depth == Depth.CONTENT || touched.contains(node.id());
    }

    private boolean isBelowUnknown(BaseNode node) {
        if (local.unknown().isEmpty()) {
            return false;
        }
        NodeId at = node.place().parent();
        while (!local.unknown().contains(at)) {
            if (at.equals(NodeId.ROOT)) {
                return false;
            }
            at = base.node(at).orElseThrow().place().parent();
        }
        return true;
    }
}
