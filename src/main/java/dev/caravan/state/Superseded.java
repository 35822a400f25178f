package dev.caravan.state;

import dev.caravan.tree.Content;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/**
 * A version on 115 that was replaced by a newer one and has to go to the recycle bin.
 *
 * @param content what it was when it was replaced; with any other content it must not go
 * @param path of the file in the job, for people
 * @param successor the version that took its place; while that cannot be seen this one stays
 * @param parent the folder it stood in, with {@code name}; elsewhere it is somebody's own by now
 */
public record Superseded(
        RemoteId id,
        Optional<Content> content,
        RelativePath path,
        RemoteId successor,
        Optional<RemoteId> parent,
        Optional<String> name) {}
