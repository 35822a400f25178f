package dev.caravan.audit;

import dev.caravan.look.Met;
import dev.caravan.plan.name.ShownNames;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where nodes stand on one side now, and where the base says that they belong. */
final class Whereabouts {

    private final BaseStore base;
    private final Side side;
    private final Map<NodeId, Place> moved;
    private final Map<NodeId, Place> fresh = new HashMap<>();
    private final Map<NodeId, RelativePath> folders = new HashMap<>();

    /**
     * @param met what the base does not know
     * @param moved base nodes that stand elsewhere now
     */
    Whereabouts(
            BaseStore base, Side side, Collection<? extends Met> met, Map<NodeId, Place> moved) {
        this.base = base;
        this.side = side;
        this.moved = moved;
        met.forEach(each -> fresh.put(each.id(), each.place()));
    }

    /** Where something is now; names that no path can hold are shown with look-alikes. */
    RelativePath now(Place place) {
        return folder(place.parent()).child(ShownNames.inPath(place.name()));
    }

    /** Where a node of the base is expected. */
    RelativePath expected(BaseNode node) {
        NodeId parent = node.place().parent();
        RelativePath folder =
                parent.equals(NodeId.ROOT)
                        ? RelativePath.ROOT
                        : expected(base.node(parent).orElseThrow());
        return folder.child(ShownNames.inPath(name(node)));
    }

    private RelativePath folder(NodeId id) {
        if (id.equals(NodeId.ROOT)) {
            return RelativePath.ROOT;
        }
        RelativePath known = folders.get(id);
        if (known != null) {
            return known;
        }
        RelativePath path = now(place(id));
        folders.put(id, path);
        return path;
    }

    /** Where a node is now. */
    Place place(NodeId id) {
        return Optional.ofNullable(fresh.get(id))
                .or(() -> Optional.ofNullable(moved.get(id)))
                .orElseGet(() -> placeInBase(base.node(id).orElseThrow()));
    }

    private Place placeInBase(BaseNode node) {
        return new Place(node.place().parent(), name(node));
    }

    private String name(BaseNode node) {
        return side == Side.LOCAL ? node.place().name() : node.nameOn115();
    }
}
