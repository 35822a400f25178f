package dev.caravan.state;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The ways through a base, from its root down to a node and back. */
record BasePaths(BaseStore base) {

    /** The node at a path; empty for the root, which has none. */
    Optional<BaseNode> at(RelativePath path) {
        NodeId parent = NodeId.ROOT;
        Optional<BaseNode> found = Optional.empty();
        for (String name : path.names()) {
            found = base.at(new Place(parent, name));
            if (found.isEmpty()) {
                return found;
            }
            parent = found.get().id();
        }
        return found;
    }

    /** Where a node stands; empty when it, or a folder above it, is not in the base. */
    Optional<RelativePath> of(NodeId id) {
        Deque<String> names = new ArrayDeque<>();
        NodeId at = id;
        while (!at.equals(NodeId.ROOT)) {
            Optional<BaseNode> node = base.node(at);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            names.addFirst(node.get().place().name());
            at = node.get().place().parent();
        }
        return Optional.of(new RelativePath(List.copyOf(names)));
    }
}
