package dev.caravan.local;

import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;

/** What may lie in a folder that goes to trash (DR-11). */
@FunctionalInterface
public interface KnownChildren {

    /**
     * Whether the base knows exactly this. Of a folder only the key of the stamp counts; a symlink
     * or special file is never asked for, because it is never known.
     */
    boolean knows(RelativePath path, NodeKind kind, Stamp stamp);
}
