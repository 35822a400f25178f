package dev.caravan.local;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RelativePath;
import java.util.List;
import java.util.Optional;

/**
 * What a local look asks of the base, folder by folder. Answers must not change while a look runs.
 */
public interface BaseLookup {

    /** The children of a folder, on whichever side they are expected. */
    List<BaseNode> children(NodeId folder);

    /** The nodes that were last seen with this device and inode. */
    List<BaseNode> byKey(FileKey key);

    /** Where a node stood; empty when it or a folder above it is not in the base. */
    Optional<RelativePath> path(NodeId id);
}
