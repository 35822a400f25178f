package dev.caravan.pass.verify;

import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/** What 115 has to show of a file before it counts as being there: SHA-1, size and folder. */
public record Proof(Ledger ledger) {

    public boolean holds(RunningPass pass, BaseNode node, RemoteItem item) {
        return item.state() == RemoteItem.State.WHOLE
                && item.content().isPresent()
                && item.content().equals(node.content())
                && folder(pass, node).equals(Optional.of(item.parent()));
    }

    private Optional<RemoteId> folder(RunningPass pass, BaseNode node) {
        NodeId parent = node.place().parent();
        return parent.equals(NodeId.ROOT)
                ? Optional.of(pass.remoteRoot())
                : ledger.base(pass).node(parent).flatMap(BaseNode::remoteId);
    }
}
