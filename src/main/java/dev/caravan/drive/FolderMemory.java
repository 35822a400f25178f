package dev.caravan.drive;

import dev.caravan.tree.RemoteId;
import java.util.Optional;

/** The folders that an earlier look already placed, so that the next one asks only for new ones. */
@FunctionalInterface
public interface FolderMemory {

    /** A memory of nothing. */
    FolderMemory NONE = id -> Optional.empty();

    /** Parent and name of a folder as last seen, empty when it is not known. */
    Optional<RemoteItem> folder(RemoteId id);
}
