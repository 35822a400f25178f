package dev.caravan.drive;

import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/**
 * A file or folder as the drive shows it.
 *
 * @param content of a finished file whose SHA-1 the drive told; empty for folders
 * @param pickCode what a download link is asked with
 * @param state whether the file can be relied on
 */
public record RemoteItem(
        RemoteId id,
        RemoteId parent,
        String name,
        NodeKind kind,
        Optional<Content> content,
        Optional<String> pickCode,
        State state) {

    /** Whether an item is whole. */
    public enum State {
        WHOLE,
        /**
         * Another client's upload that has not ended ({@code fta} 0 or 2): to be ignored until it
         * is whole.
         */
        UNFINISHED,
        /** Blocked by moderation: listed, but cannot be downloaded. */
        BLOCKED
    }
}
