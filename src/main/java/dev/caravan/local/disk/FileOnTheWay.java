package dev.caravan.local.disk;

import java.nio.file.Path;

/** A file stands where a folder on the way is looked for: nothing can lie behind it. */
public final class FileOnTheWay extends UnsafePath {

    public FileOnTheWay(Path file) {
        super(file);
    }
}
