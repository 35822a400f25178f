package dev.caravan.local.scan;

import dev.caravan.local.filter.FilterRules;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a look has decided to enter.
 *
 * @param place where it is read
 * @param id of the base, or negative for a fresh folder
 * @param fresh where a fresh folder stands; it is told once the folder could be entered
 * @param rules those of the folders above
 * @param above the folder that it was met in
 */
record Visit(
        Path place,
        RelativePath path,
        Stamp stamp,
        NodeId id,
        Optional<Place> fresh,
        FilterRules rules,
        Depth depth,
        Entry.Reached reached,
        @Nullable Visit above) {

    /** How far down from here a look goes. */
    enum Depth {
        EVERYTHING,
        /** Only what lies directly in the folder is judged. */
        THIS_FOLDER
    }

    FileKey key() {
        return stamp.key();
    }

    /** Whether the look stands in this folder, or came through it. */
    boolean isInside(FileKey folder) {
        for (Visit each = this; each != null; each = each.above) {
            if (each.key().equals(folder)) {
                return true;
            }
        }
        return false;
    }

    boolean isBehindLink() {
        for (Visit each = this; each != null; each = each.above) {
            if (each.reached == Entry.Reached.BY_LINK) {
                return true;
            }
        }
        return false;
    }
}
