package dev.caravan.look;

import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Stamp;
import java.util.Map;
import java.util.Optional;

/**
 * A base file, still in its place, of which the file system says that it may have changed.
 *
 * @param content where the file was already hashed
 */
public record Touched(NodeId id, Stamp stamp, Optional<Content> content) {

    /** With the content that was read of it since, unless it has one. */
    Touched withContent(Map<NodeId, Content> read) {
        return new Touched(id, stamp, content.or(() -> Optional.ofNullable(read.get(id))));
    }
}
