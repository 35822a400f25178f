package dev.caravan.tree;

/** Where a node stands: its parent and its name there. */
public record Place(NodeId parent, String name) {

    public Place {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name must not be empty");
        }
    }
}
