package dev.caravan.plan.operation;

import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import java.util.List;

/**
 * What stands in an operation's way and goes to trash or versions just before it, found exactly as
 * expected or not at all.
 *
 * @param node the same node as the operation's where it is an earlier version of it
 * @param files how many files go with it: 1 for a file, all below for a folder
 * @param bytes the sum of their sizes
 * @param nodes of the base that go with it, itself among them; not the operation's own. They are to
 *     be forgotten ({@code Ledger.forget})
 */
public record Occupant(
        NodeId node, NodeKind kind, Expected expected, long files, long bytes, List<NodeId> nodes) {

    public Occupant {
        nodes = List.copyOf(nodes);
    }
}
