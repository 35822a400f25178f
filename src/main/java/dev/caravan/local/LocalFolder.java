package dev.caravan.local;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.disk.Renaming;
import dev.caravan.local.disk.UnsafePath;
import dev.caravan.local.trash.ActResult;
import dev.caravan.local.trash.Trash;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Changes a job's local folder so that nothing is ever lost (DR-10).
 *
 * <p>Each act compares what it finds with what the plan expected, right before it acts and, where
 * something was taken away, once more afterwards: what turns out to be something else is put back.
 * Nothing is replaced, nothing is removed but into the trash, nothing happens through a symlink or
 * outside the root. A failure of the system is an {@link IOException}; then, too, everything is
 * where it was or in the trash. For several threads, as long as they act on different paths.
 */
public final class LocalFolder {

    private final RootFolder root;
    private final Trash trash;

    public LocalFolder(Path root, InstantSource time) {
        this(root, time, new RealDisk());
    }

    /**
     * @param identity of the root: a disk may come or go at any time, and nothing is done in the
     *     folder that shows then
     */
    public LocalFolder(Path root, FileKey identity, InstantSource time) {
        this(root, Optional.of(identity), time, new RealDisk());
    }

    LocalFolder(Path root, InstantSource time, Disk disk) {
        this(root, Optional.empty(), time, disk);
    }

    private LocalFolder(Path root, Optional<FileKey> identity, InstantSource time, Disk disk) {
        this.root = new RootFolder(root, identity, disk);
        this.trash = new Trash(root, time, disk);
    }

    /** What stands at a path, be it a file, a folder or anything else; empty when nothing does. */
    public Optional<Stamp> stamp(RelativePath path) throws IOException {
        return root.status(path).map(FileStatus::stamp);
    }

    /** The file or the folder at a path; empty when nothing of that kind stands there. */
    public Optional<Stamp> stamp(RelativePath path, NodeKind kind) throws IOException {
        FileType type = kind == NodeKind.FILE ? FileType.FILE : FileType.FOLDER;
        return root.status(path).filter(found -> found.is(type)).map(FileStatus::stamp);
    }

    /** Makes a folder; one that is there already counts as made. */
    public ActResult makeFolder(RelativePath path) throws IOException {
        try (OpenFolder parent = root.open(path.parent())) {
            Path place = parent.path(path.name());
            try {
                Files.createDirectory(place);
            } catch (FileAlreadyExistsException e) {
                if (!root.disk().status(place).is(FileType.FOLDER)) {
                    return new ActResult.Stale("something else stands there");
                }
            }
            if (!parent.holds(path.name())) {
                // The parent was replaced: what was made lies elsewhere, and is empty.
                Files.deleteIfExists(place);
                throw new UnsafePath(parent.path());
            }
            parent.sync();
            return new ActResult.Done(
                    root.status(parent, path.name()).map(FileStatus::stamp), Optional.empty());
        } catch (NoSuchFileException | UnsafePath e) {
            return ActResult.stale(e);
        }
    }

    /**
     * Moves or renames a file or folder; never over anything, and never to another file system,
     * because that would be a copy. A file that has the new name already, beside the old one, only
     * loses the old one: an earlier move was interrupted.
     */
    public ActResult move(RelativePath from, Stamp expected, RelativePath to) throws IOException {
        try (OpenFolder source = root.open(from.parent());
                OpenFolder target = root.open(to.parent())) {
            Optional<FileStatus> found = root.status(source, from.name());
            if (found.isEmpty()) {
                return new ActResult.Absent();
            }
            if (!found.get().isStill(expected)) {
                return ActResult.changed();
            }
            if (found.get().is(FileType.FOLDER)) {
                Renaming.move(source, from.name(), target, to.name());
            } else {
                Object file = source.identity(from.name());
                if (!Renaming.hasBoth(source, from.name(), target, to.name())) {
                    Renaming.link(source, from.name(), target, to.name());
                }
                trash.loseName(source, from.name(), file);
            }
            source.sync();
            target.sync();
            return root.done(target, to, found.get().stamp(), Optional.empty());
        } catch (FileAlreadyExistsException e) {
            return new ActResult.Stale("something stands in the new place");
        } catch (AtomicMoveNotSupportedException e) {
            FileSystemException refused =
                    new FileSystemException(
                            from.toString(),
                            to.toString(),
                            "the new place lies on another file system; move it by hand");
            refused.initCause(e);
            throw refused;
        } catch (NoSuchFileException | UnsafePath e) {
            return ActResult.stale(e);
        }
    }

    /**
     * Why no file could appear at a path now; empty when one could, as far as is known before.
     *
     * @param expected what is to be replaced; empty when nothing may stand there
     */
    public Optional<ActResult.Stale> obstacle(RelativePath target, Optional<Stamp> expected)
            throws IOException {
        return new Placing(root, trash).obstacle(target, expected);
    }

    /**
     * Lets a finished temporary file appear under its name; what it replaces goes to trash.
     *
     * @param expected what is replaced; empty when nothing may stand there
     */
    public ActResult place(RelativePath temporary, RelativePath target, Optional<Stamp> expected)
            throws IOException {
        return new Placing(root, trash).place(temporary, target, expected);
    }

    /** Sends a file to trash. */
    public ActResult trash(RelativePath path, Stamp expected) throws IOException {
        return new Removal(root, trash).trash(path, expected);
    }

    /**
     * Sends a folder to trash with all it holds, if all of that is known; otherwise nothing goes.
     * What appears in it while it goes is in the trash with it.
     */
    public ActResult trashFolder(RelativePath path, FileKey expected, KnownChildren known)
            throws IOException {
        return new Removal(root, trash).trashFolder(path, expected, known);
    }

    /** Removes a folder in which nothing lies; one that holds anything at all stays. */
    public ActResult removeEmptyFolder(RelativePath path, FileKey expected) throws IOException {
        return new Removal(root, trash).removeEmptyFolder(path, expected);
    }
}
