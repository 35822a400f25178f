package dev.caravan.local.disk;

import dev.caravan.local.OwnTemporaries;
import java.nio.file.Path;

/** Where Caravan keeps things of its own inside a job's local folder; none of it is ever synced. */
public final class OwnPlaces {

    public static final String FOLDER = ".caravan";

    /**
     * How temporary files beside their target begin. A file of the user's that is named like this
     * is not synced either, but nobody removes it: see {@link OwnTemporaries}.
     */
    public static final String TEMPORARY = ".caravan-tmp-";

    private OwnPlaces() {}

    /** Whether it is the folder for Caravan's own things: only directly below the root. */
    public static boolean isOwnFolder(int depth, String name) {
        return depth == 0 && name.equals(FOLDER);
    }

    public static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY);
    }

    static Path temporaries(Path root) {
        return root.resolve(FOLDER).resolve("tmp");
    }

    static Path trash(Path root) {
        return root.resolve(FOLDER).resolve("trash");
    }
}
