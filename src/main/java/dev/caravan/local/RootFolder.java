package dev.caravan.local;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileOnTheWay;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.trash.ActResult;
import dev.caravan.local.trash.TrashPlace;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The root of a job's folder, as acts open it: each anew, and only as long as it is the folder that
 * it was.
 */
final class RootFolder {

    private final Path root;
    private final Optional<FileKey> identity;
    private final Disk disk;

    /**
     * @param identity what the root must be; empty when any folder there will do
     */
    RootFolder(Path root, Optional<FileKey> identity, Disk disk) {
        this.root = root;
        this.identity = identity;
        this.disk = disk;
    }

    Disk disk() {
        return disk;
    }

    OpenFolder open(RelativePath folder) throws IOException {
        return OpenFolder.of(identity.isEmpty() ? root.toRealPath() : sameRoot(), folder);
    }

    private Path sameRoot() throws IOException {
        try {
            Path real = root.toRealPath();
            if (identity.equals(Optional.of(disk.status(real).stamp().key()))) {
                return real;
            }
        } catch (NoSuchFileException e) {
            throw new RootReplaced(root);
        }
        throw new RootReplaced(root);
    }

    /** What stands at a path, be it a file, a folder or anything else; empty when nothing does. */
    Optional<FileStatus> status(RelativePath path) throws IOException {
        try (OpenFolder folder = open(path.parent())) {
            return status(folder, path.name());
        } catch (NoSuchFileException | FileOnTheWay e) {
            return Optional.empty();
        }
    }

    Optional<FileStatus> status(OpenFolder folder, String name) throws IOException {
        try {
            return Optional.of(disk.status(folder.path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * An act put something there. Somebody may write into a file as soon as it has its name: then
     * it must look changed.
     *
     * @param before what it was before it got the name
     */
    ActResult done(OpenFolder folder, RelativePath path, Stamp before, Optional<TrashPlace> trashed)
            throws IOException {
        Stamp now = status(folder, path.name()).map(FileStatus::stamp).orElse(before);
        boolean same =
                now.size() == before.size()
                        && now.modifiedNs() == before.modifiedNs()
                        && now.key().equals(before.key());
        return new ActResult.Done(Optional.of(same ? now : before), trashed);
    }
}
