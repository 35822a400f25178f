package dev.caravan.plan.request;

import dev.caravan.look.Finding;
import dev.caravan.look.RemoteFresh;
import dev.caravan.look.Touched;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Both looks, reduced to what may be believed. */
public final class Observed {

    private final PlanRequest request;
    private final Map<NodeId, Touched> touched = new HashMap<>();
    private final Set<NodeId> unjudged = new HashSet<>();
    private final Set<NodeId> replacedBySpecial = new HashSet<>();
    private final SortedSet<NodeId> toConfirm = new TreeSet<>();
    private final Map<NodeId, Boolean> believed = new HashMap<>();

    public Observed(PlanRequest request) {
        this.request = request;
        request.local().touched().forEach(each -> touched.put(each.id(), each));
        request.local().findings().forEach(this::sort);
        if (request.remote().complete()) {
            findEmptied();
        }
    }

    private void sort(Finding finding) {
        finding.node()
                .ifPresent(
                        node -> {
                            switch (finding.reason()) {
                                case UNREADABLE, UNSTABLE, NAME, OTHER_DEVICE -> unjudged.add(node);
                                case SYMLINK, SPECIAL -> replacedBySpecial.add(node);
                                case FILTERED -> {}
                            }
                        });
    }

    // A folder that was not empty and lists empty is the way in which 115 answers when it is
    // throttled or half awake (HC-277): its children are not gone before it said so twice.
    private void findEmptied() {
        Set<NodeId> inhabited = new HashSet<>();
        for (RemoteFresh fresh : request.remote().fresh()) {
            inhabited.add(fresh.place().parent());
        }
        for (Place place : request.remote().moved().values()) {
            inhabited.add(place.parent());
        }
        for (NodeId gone : request.remote().vanished()) {
            NodeId parent = parentOf(gone);
            if (!request.remote().vanished().contains(parent)
                    && !request.confirmed().contains(parent)
                    && !inhabited.contains(parent)
                    && !toConfirm.contains(parent)
                    && listsEmpty(parent)) {
                toConfirm.add(parent);
            }
        }
    }

    private boolean listsEmpty(NodeId folder) {
        return request.base().children(folder).stream()
                .filter(child -> child.presence() != Presence.LOCAL_ONLY)
                .allMatch(
                        child ->
                                request.remote().vanished().contains(child.id())
                                        || request.remote().moved().containsKey(child.id()));
    }

    private NodeId parentOf(NodeId node) {
        return request.base().node(node).map(row -> row.place().parent()).orElse(NodeId.ROOT);
    }

    /** The folders whose emptiness has to be confirmed first. */
    public SortedSet<NodeId> toConfirm() {
        return toConfirm;
    }

    public Map<NodeId, Touched> touched() {
        return touched;
    }

    /** Files in whose place a symlink or another special file stands now. */
    public Set<NodeId> replacedBySpecial() {
        return replacedBySpecial;
    }

    /** Nodes that a side no longer shows, proved. */
    public boolean vanished(Side side, NodeId node) {
        if (side == Side.LOCAL) {
            return request.local().vanished().contains(node);
        }
        return request.remote().vanished().contains(node) && believed(node);
    }

    /** Whether a side says that a node vanished, although it cannot be believed yet. */
    public boolean doubted(Side side, NodeId node) {
        return side == Side.LOCAL
                ? unjudged.contains(node)
                : request.remote().vanished().contains(node) && !believed(node);
    }

    private boolean believed(NodeId node) {
        if (!request.remote().complete()) {
            return false;
        }
        if (toConfirm.isEmpty()) {
            return true;
        }
        Boolean known = believed.get(node);
        if (known != null) {
            return known;
        }
        NodeId parent = parentOf(node);
        boolean answer =
                !toConfirm.contains(parent)
                        && (!request.remote().vanished().contains(parent) || believed(parent));
        believed.put(node, answer);
        return answer;
    }

    /** Whether a node can have been expected on that side. */
    public static boolean expected(Side side, BaseNode row) {
        return row.presence() == Presence.BOTH
                || (row.presence() == Presence.LOCAL_ONLY) == (side == Side.LOCAL);
    }

    /** What the local look left alone, by path, and why. */
    public NavigableMap<RelativePath, Finding.Reason> leftAlone() {
        NavigableMap<RelativePath, Finding.Reason> paths = new TreeMap<>();
        request.local().findings().forEach(finding -> paths.put(finding.path(), finding.reason()));
        return paths;
    }
}
