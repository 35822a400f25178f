package dev.caravan.plan.match;

import dev.caravan.tree.Content;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/** What is known of a local file's content. */
public final class LocalContents {

    private static final Optional<Content> EMPTY = Optional.of(new Content(Sha1.OF_EMPTY, 0));

    private LocalContents() {}

    /** As hashed; of an empty file nothing has to be read. */
    public static Optional<Content> of(Optional<Content> hashed, Stamp stamp) {
        return stamp.size() == 0 ? EMPTY : hashed;
    }
}
