package dev.caravan.look;

import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/**
 * A file or folder on 115 whose id the base does not know.
 *
 * @param id negative and distinct from those of the local look
 * @param place the parent is a base node or another fresh folder of this look; the name is the one
 *     on 115
 * @param content of a file; empty for folders, and for files whose SHA-1 115 did not tell
 */
public record RemoteFresh(
        NodeId id, RemoteId remoteId, Place place, NodeKind kind, Optional<Content> content)
        implements Met {}
