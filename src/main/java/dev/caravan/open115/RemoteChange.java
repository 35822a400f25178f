package dev.caravan.open115;

import dev.caravan.drive.RemoteItem;
import java.util.Optional;

/**
 * One thing that became different in a folder between two looks at it.
 *
 * @param item as it is now; as it was last seen when it is gone
 * @param path where it is below the folder; where it was when it is gone
 * @param before where it was, when it was there before
 */
public record RemoteChange(
        Kind kind, RemoteItem item, RemotePath path, Optional<RemotePath> before) {

    /** What happened to an item, which is known by its id. */
    public enum Kind {
        /** It has another parent or another name. What lies in a moved folder is not told. */
        MOVED,
        /** It was not there before. */
        ADDED,
        /** Its content, or whether it can be relied on, is another. */
        CHANGED,
        /** A complete look did not show it any more: it was trashed, or moved elsewhere. */
        GONE
    }
}
