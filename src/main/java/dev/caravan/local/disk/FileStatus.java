package dev.caravan.local.disk;

import dev.caravan.tree.Stamp;

/** What the file system says of a name, without following it. */
public record FileStatus(FileType type, Stamp stamp) {

    public boolean is(FileType other) {
        return type == other;
    }
}
