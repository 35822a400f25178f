package dev.caravan.local.scan;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import java.nio.file.Path;
import java.util.Optional;

/** Where the nodes of the base ought to stand on disk, after the moves that are known so far. */
final class BasePlaces {

    private final Path root;
    private final BaseLookup base;
    private final Differences differences;

    BasePlaces(Path root, BaseLookup base, Differences differences) {
        this.root = root;
        this.base = base;
        this.differences = differences;
    }

    /** Whether the node can be expected locally at all. */
    static boolean isExpected(BaseNode node) {
        return node.presence() != Presence.REMOTE_ONLY;
    }

    /** The path of a node; empty when a folder above it is new, or not in the base. */
    Optional<Path> of(BaseNode node) {
        return of(differences.movedTo(node.id()).orElse(node.place()));
    }

    private Optional<Path> of(Place place) {
        return folder(place.parent()).map(parent -> parent.resolve(place.name()));
    }

    private Optional<Path> folder(NodeId folder) {
        if (folder.equals(NodeId.ROOT)) {
            return Optional.of(root);
        }
        return folder.inBase() ? base.node(folder).flatMap(this::of) : Optional.empty();
    }
}
