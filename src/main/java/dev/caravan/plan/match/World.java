package dev.caravan.plan.match;

import dev.caravan.look.Fresh;
import dev.caravan.look.RemoteFresh;
import dev.caravan.plan.name.ShownNames;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.Base;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The nodes that a plan is about, as both sides show them; everything else is as the base says and
 * is asked for only when it is somebody's parent or neighbour.
 */
public final class World {

    private static final int MAX_DEPTH = 10_000;

    private final PlanRequest request;
    private final Links links;
    private final LocalSight local;
    private final RemoteSight remote;
    private final Map<NodeId, Node> involved = new TreeMap<>();
    private final Map<NodeId, Node> settled = new HashMap<>();
    private final Set<NodeId> ignored = new HashSet<>();
    private long nextNew;

    World(PlanRequest request, Links links, LocalSight local, RemoteSight remote) {
        this.request = request;
        this.links = links;
        this.local = local;
        this.remote = remote;
    }

    public Base base() {
        return request.base();
    }

    public Links links() {
        return links;
    }

    /** The nodes of this plan; none is added while it is read. */
    public Collection<Node> involved() {
        return List.copyOf(involved.values());
    }

    public Optional<Node> involved(NodeId node) {
        return Optional.ofNullable(involved.get(node));
    }

    /** Makes a node of the base part of the plan. */
    public void involve(NodeId id) {
        if (!involved.containsKey(id)) {
            request.base().node(id).ifPresent(row -> involved.put(id, node(row)));
        }
    }

    /** Makes a neighbour part of the plan, wanted wherever it is. */
    public Node involve(Node neighbour) {
        if (involved.containsKey(neighbour.id())) {
            return neighbour;
        }
        involve(neighbour.id());
        Node node = node(neighbour.id());
        for (Side side : Side.values()) {
            node.seen(side).at().ifPresent(place -> node.want(side, place));
        }
        return node;
    }

    private Node node(BaseNode row) {
        return new Node(row.id(), row.kind(), Optional.of(row), local.of(row), remote.of(row));
    }

    /** Makes something new, seen on one side or on both, part of the plan. */
    public Node involve(NodeId id, NodeKind kind, Seen onLocal, Seen onRemote) {
        return involved.computeIfAbsent(
                id, i -> new Node(i, kind, Optional.empty(), onLocal, onRemote));
    }

    /** What a side shows of a node becomes a node of its own. */
    public Node split(Node node, Side side) {
        NodeId item = links.itemOf(side, node.id());
        NodeId id = item.inBase() || item.equals(node.id()) ? newId() : item;
        Seen seen = node.seen(side);
        node.see(side, Seen.ABSENT);
        return side == Side.LOCAL
                ? involve(id, node.kind(), seen, Seen.ABSENT)
                : involve(id, node.kind(), Seen.ABSENT, seen);
    }

    /** What was met there is one of Caravan's own things, or lies in one: no part of the plan. */
    void ignore(NodeId met) {
        ignored.add(met);
    }

    public boolean isIgnored(NodeId met) {
        return ignored.contains(met);
    }

    /** A number that neither look has given. */
    NodeId newId() {
        if (nextNew == 0) {
            nextNew = smallestId();
        }
        return new NodeId(--nextNew);
    }

    private long smallestId() {
        long smallest = -1;
        for (Fresh each : request.local().fresh()) {
            smallest = Math.min(smallest, each.id().value());
        }
        for (RemoteFresh each : request.remote().fresh()) {
            smallest = Math.min(smallest, each.id().value());
        }
        return smallest;
    }

    /** Any node of this plan or of the base; the root is none. */
    public Node node(NodeId id) {
        Node node = involved.get(id);
        return node != null ? node : settled.computeIfAbsent(id, this::settle);
    }

    private Node settle(NodeId id) {
        BaseNode row =
                request.base()
                        .node(id)
                        .orElseThrow(() -> new IllegalArgumentException("no such node: " + id));
        Node node = node(row);
        for (Side side : Side.values()) {
            node.seen(side).at().ifPresent(place -> node.want(side, place));
        }
        return node;
    }

    /** Whether nothing may be concluded about what is in a folder of that side. */
    public boolean opaque(Side side, NodeId folder) {
        return side == Side.LOCAL ? local.opaque(folder) : remote.opaque(folder);
    }

    /** What stands locally where the base knew nothing. */
    public Seen seen(Fresh fresh) {
        return local.of(fresh);
    }

    /** What stands on 115 where the base knew nothing. */
    public Seen seen(RemoteFresh fresh) {
        return remote.of(fresh);
    }

    /** Where a folder or file is shown to people, from what is known of it. */
    public RelativePath path(NodeId id) {
        List<String> names = new ArrayList<>();
        for (NodeId each = id; !each.equals(NodeId.ROOT); ) {
            Place place = somePlace(node(each));
            names.add(ShownNames.inPath(place.name()));
            each = place.parent();
            if (names.size() > MAX_DEPTH) {
                throw new IllegalStateException("the base has a cycle of folders at " + id);
            }
        }
        Collections.reverse(names);
        return new RelativePath(names);
    }

    private static Place somePlace(Node node) {
        return node.seen(Side.LOCAL)
                .at()
                .or(() -> node.seen(Side.REMOTE).at())
                .or(() -> node.goal(Side.LOCAL))
                .or(() -> node.goal(Side.REMOTE))
                .or(() -> node.basePlace(Side.LOCAL))
                .orElseThrow();
    }

    /** The path of a place, for people. */
    public RelativePath path(Place place) {
        return path(place.parent()).child(ShownNames.inPath(place.name()));
    }
}
