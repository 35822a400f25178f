package dev.caravan.plan.request;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The base as the planner asks for it: node by node, so that what did not change is never loaded.
 *
 * <p>Answers must not change while a plan is made. The root itself is not a node of the base.
 *
 * <p>No two nodes have the same place, or the same id on 115: {@code Ledger} sees to that.
 */
public interface Base {

    /** The node with this id; empty when the base does not know it. */
    Optional<BaseNode> node(NodeId id);

    /** The node whose local name in {@code parent} is exactly {@code name}. */
    Optional<BaseNode> child(NodeId parent, String name);

    /** The node that 115 knows by this id. */
    Optional<BaseNode> withRemoteId(RemoteId id);

    /** The direct children of a folder, in any order. */
    List<BaseNode> children(NodeId parent);

    /**
     * The nodes that are called otherwise on 115 than here, in any order; there are few of them.
     */
    List<BaseNode> calledOtherwiseOn115();

    /** The contents that a file had before the one it has, as far as they are remembered. */
    Set<Content> formerContents(NodeId file);

    /**
     * How many files of the base stand on both sides ({@link dev.caravan.tree.Presence#BOTH}); the
     * guard's percentages count against it.
     */
    long filesOnBothSides();
}
