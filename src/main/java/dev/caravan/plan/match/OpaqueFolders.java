package dev.caravan.plan.match;

import dev.caravan.plan.request.Base;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folders of one side about whose contents nothing may be concluded: those that a look could
 * not see, with all below them.
 */
final class OpaqueFolders {

    private final Base base;
    private final Links links;
    private final Set<NodeId> unknown;
    private final Map<NodeId, Place> moved;
    private final Map<NodeId, Boolean> judged = new HashMap<>();

    /**
     * @param unknown what the look could not see
     * @param moved where it saw base folders at another place
     */
    OpaqueFolders(Base base, Links links, Set<NodeId> unknown, Map<NodeId, Place> moved) {
        this.base = base;
        this.links = links;
        this.unknown = unknown;
        this.moved = moved;
    }

    boolean contains(NodeId folder) {
        if (unknown.isEmpty()) {
            return false;
        }
        Boolean known = judged.get(folder);
        if (known == null) {
            known = unknown.contains(folder) || parent(folder).filter(this::contains).isPresent();
            judged.put(folder, known);
        }
        return known;
    }

    private Optional<NodeId> parent(NodeId folder) {
        if (folder.equals(NodeId.ROOT) || !folder.inBase()) {
            return Optional.empty();
        }
        Place place = moved.get(folder);
        if (place != null) {
            return Optional.of(links.canonical(place).parent());
        }
        return base.node(folder).map(row -> row.place().parent());
    }
}
