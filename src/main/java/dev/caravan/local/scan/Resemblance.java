package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells whether a folder on disk is one of the base by what it holds.
 *
 * <p>Inodes of removed folders are given to new ones, and device numbers are given anew at every
 * start of the machine: neither alone proves anything.
 */
public final class Resemblance {

    /** So many children are tried; one that is found is enough. */
    private static final int TRIED = 32;

    private final BaseLookup base;
    private final Disk disk;

    /** What has to be equal in a child that is found under its name. */
    public enum By {
        DEVICE_AND_INODE,
        /** The device has another number now. */
        INODE
    }

    public Resemblance(BaseLookup base, Disk disk) {
        this.base = base;
        this.disk = disk;
    }

    /** Whether the folder at {@code place} holds a child of {@code folder}, or that has none. */
    public boolean holdsChildOf(BaseNode folder, Path place, By by) {
        return holdsChildOf(folder.id(), place, by);
    }

    public boolean holdsChildOf(NodeId folder, Path place, By by) {
        int tried = 0;
        for (BaseNode child : base.children(folder)) {
            Optional<Stamp> stamp = child.stamp().filter(s -> BasePlaces.isExpected(child));
            if (stamp.isEmpty()) {
                continue;
            }
            if (isAt(place.resolve(child.place().name()), stamp.get().key(), by)) {
                return true;
            }
            if (++tried == TRIED) {
                return false;
            }
        }
        return tried == 0;
    }

    private boolean isAt(Path path, FileKey key, By by) {
        try {
            FileKey there = disk.status(path).stamp().key();
            return by == By.INODE ? there.inode() == key.inode() : there.equals(key);
        } catch (IOException e) {
            // What cannot be looked at proves nothing.
            return false;
        }
    }
}
