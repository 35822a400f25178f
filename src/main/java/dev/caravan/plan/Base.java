package dev.caravan.plan;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * The base as the planner asks for it: node by node, so that what did not change is never loaded.
 *
 * <p>Answers must not change while a plan is made. The root itself is not a node of the base.
 *
 * <p>No two nodes have the same place. While files swap names, an outcome may give a node a place
 * that another row still has: it is remembered together with that row's leaving ({@link
 * Remembering}), and not at all when it does not leave in this pass. Then both sides agree and the
 * base does not, which the next plan settles by an {@link BaseEdit.Update}. The same goes for the
 * edits of a plan.
 */
public interface Base {

    /** The node with this id; empty when the base does not know it. */
    Optional<BaseNode> node(NodeId id);

    /** The node whose local name in {@code parent} is exactly {@code name}. */
    Optional<BaseNode> child(NodeId parent, String name);

    /** The direct children of a folder, in any order. */
    List<BaseNode> children(NodeId parent);

    /**
     * How many files of the base stand on both sides ({@link dev.caravan.tree.Presence#BOTH}); the
     * guard's percentages count against it.
     */
    long filesOnBothSides();
}
