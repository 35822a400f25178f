package dev.caravan.local;

import dev.caravan.tree.Stamp;

/** What the file system says of a name, without following it. */
record FileStatus(FileType type, Stamp stamp) {

    boolean is(FileType other) {
        return type == other;
    }
}
