package dev.caravan.look;

import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import java.util.Optional;

/** A file or folder that a look met where the base knows nothing. */
public sealed interface Met permits Fresh, RemoteFresh {

    /** Negative, given by the look. */
    NodeId id();

    /** Where it stands, with the name of its side. */
    Place place();

    NodeKind kind();

    /** Of a file, where it is known. */
    Optional<Content> content();
}
