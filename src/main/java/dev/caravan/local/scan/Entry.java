package dev.caravan.local.scan;

import dev.caravan.local.disk.FileType;
import dev.caravan.tree.Stamp;
import java.nio.file.Path;

/**
 * Something that a folder holds.
 *
 * @param place where it can be opened: the path from the listing, or where a followed link leads
 */
record Entry(String name, FileType type, Stamp stamp, Path place, Reached reached) {

    /** How a look came to it. */
    enum Reached {
        DIRECTLY,
        BY_LINK
    }
}
