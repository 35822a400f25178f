package dev.caravan.open115;

import java.util.Optional;

/**
 * Where a consumer of changes keeps what it saw last; one of its own for each endpoint.
 *
 * <p>What is remembered replaces what was remembered before, all or nothing.
 */
public interface LookMemory {

    /** What was remembered last; empty when the folder was never looked at. */
    Optional<Look> last();

    void remember(Look look);
}
