package dev.caravan.plan.match;

import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.Base;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the local side shows of a node. */
final class LocalSight {

    private final LocalChanges look;
    private final Base base;
    private final Observed observed;
    private final Links links;
    private final Set<NodeId> doubtful;
    private final Map<NodeId, Fresh> linked = new HashMap<>();
    private final OpaqueFolders opaque;
    private final Map<NodeId, Boolean> left = new HashMap<>();

    LocalSight(PlanRequest request, Observed observed, Links links, Set<NodeId> doubtful) {
        this.look = request.local();
        this.base = request.base();
        this.observed = observed;
        this.links = links;
        this.opaque = new OpaqueFolders(base, links, look.unknown(), look.moved());
        this.doubtful = doubtful;
        for (Fresh fresh : look.fresh()) {
            if (links.isLinked(fresh.id())) {
                linked.put(fresh.id(), fresh);
            }
        }
    }

    Seen of(BaseNode row) {
        if (links.isTaken(Side.LOCAL, row.id())) {
            return found(links.itemOf(Side.LOCAL, row.id()));
        }
        if (look.withdrawn().contains(row.id())) {
            return Seen.WITHDRAWN;
        }
        if (links.lostItsPlace(row.id()) || look.vanished().contains(row.id())) {
            return doubtful.contains(row.id()) ? Seen.UNJUDGED : Seen.ABSENT;
        }
        if (observed.doubted(Side.LOCAL, row.id())) {
            return Seen.UNJUDGED;
        }
        if (hasLeft(row)) {
            return Seen.LEFT;
        }
        return inPlace(row);
    }

    private Seen found(NodeId item) {
        Fresh fresh = linked.get(item);
        if (fresh != null) {
            return of(fresh);
        }
        BaseNode placeOf = base.node(item).orElseThrow();
        Touched touched =
                Optional.ofNullable(observed.touched().get(item)).orElseGet(() -> unread(placeOf));
        return Seen.local(placeOf.place(), content(touched), Optional.of(touched.stamp()));
    }

    private static Touched unread(BaseNode row) {
        return new Touched(row.id(), row.stamp().orElseThrow(), row.content());
    }

    private Seen inPlace(BaseNode row) {
        Optional<Touched> touched = Optional.ofNullable(observed.touched().get(row.id()));
        Optional<Place> moved = Optional.ofNullable(look.moved().get(row.id()));
        if (!Observed.expected(Side.LOCAL, row) && touched.isEmpty() && moved.isEmpty()) {
            return Seen.ABSENT;
        }
        Place place = moved.map(links::canonical).orElse(row.place());
        if (opaque(place.parent())) {
            return Seen.UNJUDGED;
        }
        if (touched.isPresent()) {
            return touched(row, touched.orElseThrow(), place);
        }
        Stamp restamped = look.restamped().get(row.id());
        return Seen.local(
                place, row.content(), restamped == null ? row.stamp() : Optional.of(restamped));
    }

    // The same size as before and not read: it may or may not be the same content.
    private static Seen touched(BaseNode row, Touched touched, Place place) {
        Optional<Content> content = content(touched);
        boolean sameSize =
                row.content().filter(c -> c.size() == touched.stamp().size()).isPresent();
        if (content.isEmpty() && sameSize) {
            return Seen.UNJUDGED;
        }
        return Seen.local(place, content, Optional.of(touched.stamp()));
    }

    private static Optional<Content> content(Touched touched) {
        return LocalContents.of(touched.content(), touched.stamp());
    }

    Seen of(Fresh fresh) {
        Optional<Content> content =
                fresh.kind() == NodeKind.FILE
                        ? LocalContents.of(fresh.content(), fresh.stamp())
                        : Optional.empty();
        return Seen.local(links.canonical(fresh.place()), content, Optional.of(fresh.stamp()));
    }

    /** Whether nothing may be concluded about what is in a folder. */
    boolean opaque(NodeId folder) {
        return opaque.contains(folder);
    }

    private boolean hasLeft(BaseNode row) {
        return look.left().contains(row.id()) || leftBelow(row.place().parent());
    }

    private boolean leftBelow(NodeId folder) {
        if (look.left().isEmpty() || !folder.inBase() || folder.equals(NodeId.ROOT)) {
            return false;
        }
        Boolean known = left.get(folder);
        if (known == null) {
            known = base.node(folder).filter(this::hasLeft).isPresent();
            left.put(folder, known);
        }
        return known;
    }
}
