package dev.caravan.local.disk;

import dev.caravan.tree.Stamp;

/** What the file system says of a name, without following it. */
public record FileStatus(FileType type, Stamp stamp) {

    public boolean is(FileType other) {
        return type == other;
    }

    /** Whether it is still what was seen: a file unchanged, a folder the same one. */
    public boolean isStill(Stamp seen) {
        return switch (type) {
            case FILE -> stamp.equals(seen);
            case FOLDER -> stamp.key().equals(seen.key());
            case SYMLINK, SPECIAL -> false;
        };
    }
}
