package dev.caravan.drive;

import dev.caravan.tree.RemoteId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The folders that an earlier look already placed, so that the next one asks only for new ones. */
@FunctionalInterface
public interface FolderMemory {

    /** A memory of nothing. */
    FolderMemory NONE = id -> Optional.empty();

    /** Parent and name of a folder as last seen, empty when it is not known. */
    Optional<RemoteItem> folder(RemoteId id);

    /**
     * All of them, so that a look can tell which are gone; a memory that cannot list them answers
     * none, and costs more calls.
     */
    default Collection<RemoteItem> all() {
        return List.of();
    }

    /** How far it may be trusted. */
    default FolderCheck check() {
        return FolderCheck.CHEAP;
    }
}
