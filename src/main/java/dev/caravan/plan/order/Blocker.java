package dev.caravan.plan.order;

import dev.caravan.plan.node.Node;

/** What a task waits for: another node that has to be made or moved first. */
record Blocker(Node node, Kind kind) {

    /** In which way a node is in the way. */
    enum Kind {
        /** It is the folder to go into, and has to be made. */
        PARENT,
        /** It stands in the place. */
        SLOT,
        /** It has to leave a folder, before that can be given way or be entered. */
        INSIDE,
        /** It stands in the place and stays. */
        FOREVER
    }
}
