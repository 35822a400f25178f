package dev.caravan.plan.merge;

import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.tree.Side;
import java.util.List;

/** Decides where a node shall stand and with whose content, from what both sides show of it. */
interface Judge {

    /** Gives a node its goals; not knowing leaves it alone. */
    void judge(Node node);

    /** Judges a node, unless a side does not know enough of it: then it is kept as it is. */
    default void consider(Node node) {
        if (isKnown(node.seen(Side.LOCAL)) && isKnown(node.seen(Side.REMOTE))) {
            judge(node);
        } else {
            node.keep();
        }
    }

    private static boolean isKnown(Seen seen) {
        return List.of(Seen.State.THERE, Seen.State.ABSENT, Seen.State.WITHDRAWN)
                .contains(seen.state());
    }
}
