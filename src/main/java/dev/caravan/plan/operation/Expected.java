package dev.caravan.plan.operation;

import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/**
 * What an operation expects to find before it acts; anything else makes it stale.
 *
 * @param stamp of a local file or folder; for a folder only its {@code key} counts
 * @param remoteId of an item on 115
 * @param content of a file, where it is known
 */
public record Expected(
        Optional<Stamp> stamp, Optional<RemoteId> remoteId, Optional<Content> content) {}
