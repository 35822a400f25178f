package dev.caravan.restore;

import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.RelativePath;

/** A file on 115 that is to appear at a path of the target folder. */
record Candidate(RelativePath path, RemoteItem item) {

    long bytes() {
        return item.content().map(content -> content.size()).orElse(0L);
    }
}
