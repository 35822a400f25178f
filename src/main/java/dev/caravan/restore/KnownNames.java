package dev.caravan.restore;

import dev.caravan.tree.RemoteId;
import java.util.Optional;

/** The local names of items, where a base knows them. */
@FunctionalInterface
public interface KnownNames {

    /** Without a state. */
    KnownNames NONE = id -> Optional.empty();

    Optional<String> of(RemoteId item);
}
