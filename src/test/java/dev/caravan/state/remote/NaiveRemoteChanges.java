package dev.caravan.state.remote;

import dev.caravan.drive.RemoteItem;
import dev.caravan.state.Samples;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a look must find, worked out in memory, item by item, as plainly as it can be said. Places
 * are written as the parent's id on 115 and the name, because fresh folders have no numbers here.
 */
final class NaiveRemoteChanges {

    final Map<RemoteId, String> fresh = new HashMap<>();
    final Map<NodeId, String> moved = new HashMap<>();
    final Map<NodeId, Content> changed = new HashMap<>();
    final Set<NodeId> vanished = new HashSet<>();
    final Set<NodeId> unknown = new HashSet<>();

    private final RandomRemoteWorld world;
    private final Map<RemoteId, RemoteItem> seen = new HashMap<>();
    private final Map<RemoteId, NodeId> nodes = new HashMap<>();
    private final Set<RemoteId> placed = new HashSet<>(Set.of(Samples.ROOT_ON_115));

    NaiveRemoteChanges(RandomRemoteWorld world, Set<RemoteItem> accepted, Set<RemoteId> gone) {
        this.world = world;
        world.listing.forEach(item -> seen.put(item.id(), item));
        accepted.forEach(item -> seen.put(item.id(), item));
        nodes.put(Samples.ROOT_ON_115, NodeId.ROOT);
        for (BaseNode node : world.base.values()) {
            if (takesPart(node)) {
                nodes.put(node.remoteId().orElseThrow(), node.id());
                if (node.kind() == NodeKind.FOLDER) {
                    placed.add(node.remoteId().orElseThrow());
                }
            }
        }
        placeFreshFolders();
        seen.values().forEach(this::compare);
        world.verdict.unknown().stream()
                .filter(id -> placed.contains(id) && nodes.containsKey(id))
                .forEach(id -> unknown.add(nodes.get(id)));
        if (world.verdict.complete()) {
            world.base.values().forEach(node -> judgeAbsence(node, gone));
        }
    }

    private static boolean takesPart(BaseNode node) {
        return node.presence() != Presence.LOCAL_ONLY && node.remoteId().isPresent();
    }

    private void placeFreshFolders() {
        boolean more = true;
        while (more) {
            more = false;
            for (RemoteItem item : seen.values()) {
                if (item.kind() == NodeKind.FOLDER && placed.contains(item.parent())) {
                    more |= placed.add(item.id());
                }
            }
        }
    }

    private void compare(RemoteItem item) {
        if (!placed.contains(item.parent())) {
            compareContent(item);
            return;
        }
        Optional<BaseNode> node = baseNode(item);
        String place = item.parent() + "/" + item.name();
        if (node.isEmpty()) {
            if (item.state() != RemoteItem.State.UNFINISHED) {
                fresh.put(item.id(), place + " " + item.kind() + " " + item.content());
            }
            return;
        }
        NodeId parent = nodes.get(item.parent());
        boolean same =
                node.get().place().parent().equals(parent)
                        && node.get().nameOn115().equals(item.name());
        if (!same) {
            moved.put(node.get().id(), place);
        }
        compareContent(item);
    }

    private void compareContent(RemoteItem item) {
        Optional<BaseNode> node = baseNode(item);
        if (node.isPresent()
                && item.state() != RemoteItem.State.UNFINISHED
                && item.content().isPresent()
                && !item.content().equals(node.get().content())) {
            changed.put(node.get().id(), item.content().get());
        }
    }

    private Optional<BaseNode> baseNode(RemoteItem item) {
        return Optional.ofNullable(nodes.get(item.id())).map(world.base::get);
    }

    private void judgeAbsence(BaseNode node, Set<RemoteId> gone) {
        if (isNowhere(node)) {
            if (!isAtOrBelowUnknown(node)) {
                vanished.add(node.id());
            }
            return;
        }
        if (!takesPart(node)
                || seen.containsKey(node.remoteId().orElseThrow())
                        && !gone.contains(node.remoteId().get())
                || isAtOrBelowUnknown(node)) {
            return;
        }
        if (node.kind() == NodeKind.FILE || isAtOrBelowGone(node, gone)) {
            vanished.add(node.id());
        }
    }

    /** On 115 alone, and its item has become another node's. */
    private static boolean isNowhere(BaseNode node) {
        return node.kind() == NodeKind.FOLDER
                && node.presence() == Presence.REMOTE_ONLY
                && node.remoteId().isEmpty();
    }

    private boolean isAtOrBelowUnknown(BaseNode node) {
        for (NodeId at = node.id(); ; at = world.base.get(at).place().parent()) {
            if (unknown.contains(at)) {
                return true;
            }
            if (at.equals(NodeId.ROOT)) {
                return false;
            }
        }
    }

    /** Up to the folder that is gone, every folder between must be missing too. */
    private boolean isAtOrBelowGone(BaseNode node, Set<RemoteId> gone) {
        for (NodeId at = node.id(); !at.equals(NodeId.ROOT); ) {
            BaseNode here = world.base.get(at);
            if (isNowhere(here)) {
                return true;
            }
            if (!takesPart(here)) {
                return false;
            }
            if (gone.contains(here.remoteId().orElseThrow())) {
                return true;
            }
            if (seen.containsKey(here.remoteId().get())) {
                return false;
            }
            at = here.place().parent();
        }
        return false;
    }
}
