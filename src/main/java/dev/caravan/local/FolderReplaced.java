package dev.caravan.local;

import java.io.IOException;
import java.nio.file.Path;

/** A folder was replaced by something else while it was read, so that the names may be foreign. */
final class FolderReplaced extends IOException {

    FolderReplaced(Path folder) {
        super("another folder took its place while it was read: " + folder);
    }
}
