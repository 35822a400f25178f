package dev.caravan.plan.order;

import dev.caravan.plan.node.Node;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;

/** A folder to be made or a node to be moved on one side, not yet done. */
record Task(Node node, Place goal, RelativePath path, Kind kind) {

    /** What is to be done. */
    enum Kind {
        MAKE,
        MOVE
    }

    boolean isMove() {
        return kind == Kind.MOVE;
    }
}
