package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.local.disk.SymlinkPolicy;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Turns what stands at a path into an entry, following a symlink where the policy and safety allow.
 */
final class LinkTargets {

    private final Path realRoot;
    private final SymlinkPolicy policy;
    private final Disk disk;

    LinkTargets(Path realRoot, SymlinkPolicy policy, Disk disk) {
        this.realRoot = realRoot;
        this.policy = policy;
        this.disk = disk;
    }

    Entry entry(Path path, String name, FileStatus status) throws IOException {
        if (status.is(FileType.SYMLINK) && policy == SymlinkPolicy.FOLLOW) {
            return followed(path, name, status);
        }
        return new Entry(name, status.type(), status.stamp(), path, Entry.Reached.DIRECTLY);
    }

    private Entry followed(Path path, String name, FileStatus link) {
        Entry unfollowed = new Entry(name, link.type(), link.stamp(), path, Entry.Reached.DIRECTLY);
        try {
            Path target = path.toRealPath();
            if (!isInside(target)) {
                return unfollowed;
            }
            FileStatus status = disk.status(target);
            return new Entry(name, status.type(), status.stamp(), target, Entry.Reached.BY_LINK);
        } catch (IOException e) {
            // It leads nowhere, or in a circle: it stays what it is, a link.
            return unfollowed;
        }
    }

    private boolean isInside(Path target) {
        return target.startsWith(realRoot)
                && !target.equals(realRoot)
                && !target.startsWith(realRoot.resolve(OwnPlaces.FOLDER));
    }
}
