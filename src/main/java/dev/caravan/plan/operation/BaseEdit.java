package dev.caravan.plan.operation;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/** Something to remember that both looks already prove, so that no side has to change. */
public sealed interface BaseEdit {

    NodeId node();

    /**
     * A node that the base did not know stands on both sides with the same content.
     *
     * @param node negative: the base gives it a number
     * @param place its parent may be negative too: then it was adopted before, in the same list
     */
    record Adopt(
            NodeId node,
            Place place,
            Optional<String> remoteName,
            NodeKind kind,
            Optional<Content> content,
            RemoteId remoteId,
            Stamp stamp)
            implements BaseEdit {}

    /**
     * A node of the base is as {@code row} says: both sides moved or changed it in the same way,
     * 115 gave it another id or name, or it is expected on one side alone from now on. The parent
     * may be negative as in {@link Adopt}.
     */
    record Update(BaseNode row) implements BaseEdit {
        @Override
        public NodeId node() {
            return row.id();
        }
    }

    /** The local file system says something else of a node that did not change. */
    record Restamp(NodeId node, Stamp stamp) implements BaseEdit {}

    /** A node of the base is gone from both sides, or left the scope. */
    record Forget(NodeId node) implements BaseEdit {}
}
