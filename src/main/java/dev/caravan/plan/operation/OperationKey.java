package dev.caravan.plan.operation;

import dev.caravan.tree.NodeId;

/** The text by which an operation is recognised in a later pass. */
final class OperationKey {

    private OperationKey() {}

    static String of(Operation operation) {
        StringBuilder key = new StringBuilder();
        key.append(operation.side().word()).append(' ').append(operation.kind()).append(' ');
        // A node that is not in the base has another number in every look; its path must do.
        if (operation.node().inBase()) {
            key.append(operation.node()).append(' ');
        }
        operation
                .replaces()
                .ifPresent(occupant -> append(key, occupant.node(), occupant.expected()));
        if (operation instanceof Trash trash) {
            append(key, trash.node(), trash.expected());
            key.append(trash.files()).append(' ');
        }
        return key.append(operation.path()).toString();
    }

    private static void append(StringBuilder key, NodeId node, Expected expected) {
        if (node.inBase()) {
            key.append(node).append('=');
        }
        expected.content().ifPresent(key::append);
        expected.remoteId().ifPresent(id -> key.append('@').append(id));
        key.append(' ');
    }
}
