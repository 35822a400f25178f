package dev.caravan.pass.verify;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.Recycled;
import dev.caravan.state.BaseStore;
import dev.caravan.state.Claim;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 115's recycle bin as a witness: what lies in it was there before, so that somebody recycled it,
 * and nobody waits for it to appear. It is asked once, and only when something is missing.
 */
final class BinWitness {

    private static final Logger LOG = LoggerFactory.getLogger(BinWitness.class);

    private final Drive drive;
    private final BaseStore base;
    private final RemoteId root;
    private Optional<List<Recycled>> told = Optional.empty();
    private final Set<RemoteId> ids = new HashSet<>();

    BinWitness(Drive drive, BaseStore base, RemoteId root) {
        this.drive = drive;
        this.base = base;
        this.root = root;
    }

    /** Whether a confirmed upload went to the bin, by itself or with a folder it was in. */
    boolean saw(BaseNode node, Claim claim) throws DriveException {
        List<Recycled> bin = bin();
        return isIn(node)
                || bin.stream().anyMatch(item -> isSame(item, node) && isAfter(item, claim));
    }

    private boolean isIn(BaseNode node) {
        Optional<BaseNode> at = Optional.of(node);
        while (at.isPresent()) {
            if (at.flatMap(BaseNode::remoteId).filter(ids::contains).isPresent()) {
                return true;
            }
            at = base.node(at.get().place().parent());
        }
        return false;
    }

    // Whether the bin calls things by their former ids is only supposed.
    private boolean isSame(Recycled item, BaseNode node) {
        return item.content().isPresent()
                && item.content().equals(node.content())
                && item.name().equals(node.remoteName().orElse(node.place().name()))
                && folder(node).equals(Optional.of(item.parent()));
    }

    private static boolean isAfter(Recycled item, Claim claim) {
        return !item.at().isBefore(claim.at());
    }

    private Optional<RemoteId> folder(BaseNode node) {
        NodeId parent = node.place().parent();
        return parent.equals(NodeId.ROOT)
                ? Optional.of(root)
                : base.node(parent).flatMap(BaseNode::remoteId);
    }

    private List<Recycled> bin() throws DriveException {
        if (told.isEmpty()) {
            told = Optional.of(asked());
            told.get().forEach(item -> ids.add(item.id()));
        }
        return told.get();
    }

    // Without a witness there is only waiting.
    private List<Recycled> asked() throws DriveException {
        try {
            return drive.recycled();
        } catch (DriveException.Refused | DriveException.Gone | DriveException.NotUnderstood e) {
            LOG.info("115 does not show its recycle bin: {}", e.getMessage());
            return List.of();
        }
    }
}
