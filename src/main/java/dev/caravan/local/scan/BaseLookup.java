package dev.caravan.local.scan;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * The base as a look at the local folder asks for it.
 *
 * <p>Asked by one thread; answers must not change while a look goes on. The root itself is not a
 * node of the base.
 */
public interface BaseLookup {

    /**
     * What the base knows in a folder, whatever its presence, sorted by local name as {@link
     * String} compares.
     */
    List<BaseNode> children(NodeId parent);

    /** The nodes that were last seen with this device and inode: several for hard links. */
    List<BaseNode> byKey(FileKey key);

    Optional<BaseNode> node(NodeId id);
}
