package dev.caravan.look;

import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Stamp;
import java.util.Map;
import java.util.Optional;

/**
 * A local file or folder that the base does not know at this place.
 *
 * @param id negative, given by the look; children of a fresh folder name it as their parent
 * @param place the parent is a base node or another fresh folder
 * @param content where the file was already hashed; always empty for folders
 */
public record Fresh(NodeId id, Place place, NodeKind kind, Stamp stamp, Optional<Content> content)
        implements Met {

    /** With the content that was read of it since, unless it has one. */
    Fresh withContent(Map<NodeId, Content> read) {
        return new Fresh(
                id, place, kind, stamp, content.or(() -> Optional.ofNullable(read.get(id))));
    }
}
