package dev.caravan.look;

import dev.caravan.tree.NodeId;
import dev.caravan.tree.RelativePath;
import java.util.Optional;

/**
 * Something a look met and left alone, with the reason.
 *
 * @param node the base node at this place, if any: neither vanished nor changed, simply not judged
 * @param detail one line for a person, such as the rule that filtered it or the error of the system
 */
public record Finding(RelativePath path, Reason reason, Optional<NodeId> node, String detail) {

    /** Why it was left alone. */
    public enum Reason {
        /**
         * A filter rule, the built-in list or a {@code .caravanignore} excludes it. Counted as
         * skipped.
         */
        FILTERED,
        /** Symlink, by policy. Counted as skipped. */
        SYMLINK,
        /** Socket, fifo or device. Counted as skipped. */
        SPECIAL,
        /** No permission or an I/O error. Not backed up. */
        UNREADABLE,
        /** Changed less than {@code stable-for} ago. Not backed up yet. */
        UNSTABLE,
        /** The name cannot be written as text, or 115 cannot hold it. Not backed up. */
        NAME,
        /** A file system of another device stands, or stood, here. */
        OTHER_DEVICE
    }
}
