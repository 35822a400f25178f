package dev.caravan.drive;

import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.Optional;

/**
 * An item in the drive's recycle bin.
 *
 * @param id the one that it had before
 * @param parent the folder it was in
 * @param content of a file whose SHA-1 the bin tells
 * @param at when it went there, by the drive's clock
 */
public record Recycled(
        RemoteId id, RemoteId parent, String name, Optional<Content> content, Instant at) {}
