package dev.caravan.plan.match;

import dev.caravan.look.RemoteChanges;
import dev.caravan.look.RemoteFresh;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.Base;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What 115 shows of a node. */
final class RemoteSight {

    private final RemoteChanges look;
    private final Base base;
    private final Observed observed;
    private final Links links;
    private final Map<NodeId, RemoteFresh> linked = new HashMap<>();
    private final OpaqueFolders opaque;

    RemoteSight(PlanRequest request, Observed observed, Links links) {
        this.look = request.remote();
        this.base = request.base();
        this.observed = observed;
        this.links = links;
        this.opaque = new OpaqueFolders(base, links, look.unknown(), look.moved());
        for (RemoteFresh fresh : look.fresh()) {
            if (links.isLinked(fresh.id())) {
                linked.put(fresh.id(), fresh);
            }
        }
    }

    Seen of(BaseNode row) {
        if (links.isTaken(Side.REMOTE, row.id())) {
            return found(row.id()).orElseGet(() -> exchanged(row));
        }
        if (look.withdrawn().contains(row.id())) {
            return Seen.WITHDRAWN;
        }
        if (observed.vanished(Side.REMOTE, row.id())) {
            return Seen.ABSENT;
        }
        if (observed.doubted(Side.REMOTE, row.id())) {
            return Seen.UNJUDGED;
        }
        if (!Observed.expected(Side.REMOTE, row)) {
            return Seen.ABSENT;
        }
        return inPlace(row);
    }

    /** The item that was linked to a node. */
    Optional<Seen> found(NodeId node) {
        return Optional.ofNullable(linked.get(links.itemOf(Side.REMOTE, node))).map(this::of);
    }

    private Seen exchanged(BaseNode row) {
        NodeId item = links.itemOf(Side.REMOTE, row.id());
        return base.node(item).map(this::inPlace).orElse(Seen.UNJUDGED);
    }

    private Seen inPlace(BaseNode row) {
        Place place =
                Optional.ofNullable(look.moved().get(row.id()))
                        .map(links::canonical)
                        .orElseGet(() -> Node.basePlace(row, Side.REMOTE));
        if (opaque(place.parent())) {
            return Seen.UNJUDGED;
        }
        Optional<Content> changed = Optional.ofNullable(look.changed().get(row.id()));
        return Seen.remote(place, changed.or(row::content), row.remoteId());
    }

    Seen of(RemoteFresh fresh) {
        return Seen.remote(
                links.canonical(fresh.place()), fresh.content(), Optional.of(fresh.remoteId()));
    }

    /** Whether nothing may be concluded about what is in a folder. */
    boolean opaque(NodeId folder) {
        return opaque.contains(folder);
    }
}
