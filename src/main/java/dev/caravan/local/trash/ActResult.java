package dev.caravan.local.trash;

import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What came of a change to the local folder. */
public sealed interface ActResult {

    /**
     * It is done, and on disk.
     *
     * @param stamp of what stands in the place now; empty when nothing does
     * @param trashed where the thing lies that stood there before
     */
    record Done(Optional<Stamp> stamp, Optional<TrashPlace> trashed) implements ActResult {}

    /** There is nothing to be changed: it is gone already. */
    record Absent() implements ActResult {}

    /** It is not as expected, so nothing was changed; the next look will tell. */
    record Stale(String detail) implements ActResult {}

    static Stale changed() {
        return new Stale("it is no longer what was seen there");
    }

    /** The way to it is not as expected. */
    static Stale stale(IOException failure) {
        return new Stale(
                failure instanceof NoSuchFileException
                        ? "it is gone: " + failure.getMessage()
                        : String.valueOf(failure.getMessage()));
    }
}
