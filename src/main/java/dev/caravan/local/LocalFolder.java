package dev.caravan.local;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileOnTheWay;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.disk.Renaming;
import dev.caravan.local.disk.UnsafePath;
import dev.caravan.local.trash.ActResult;
import dev.caravan.local.trash.Trash;
import dev.caravan.local.trash.TrashPlace;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    private final Path root;
    private final Disk disk;
    private final Trash trash;
    private final Optional<FileKey> identity;

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
        this.root = root;
        this.identity = identity;
        this.disk = disk;
        this.trash = new Trash(root, time, disk);
    }

    /** What stands at a path, be it a file, a folder or anything else; empty when nothing does. */
    public Optional<Stamp> stamp(RelativePath path) throws IOException {
        return status(path).map(FileStatus::stamp);
    }

    /** The file or the folder at a path; empty when nothing of that kind stands there. */
    public Optional<Stamp> stamp(RelativePath path, NodeKind kind) throws IOException {
        FileType type = kind == NodeKind.FILE ? FileType.FILE : FileType.FOLDER;
        return status(path).filter(found -> found.is(type)).map(FileStatus::stamp);
    }

    private Optional<FileStatus> status(RelativePath path) throws IOException {
        try (OpenFolder folder = open(path.parent())) {
            return status(folder, path.name());
        } catch (NoSuchFileException | FileOnTheWay e) {
            return Optional.empty();
        }
    }

    /** Makes a folder; one that is there already counts as made. */
    public ActResult makeFolder(RelativePath path) throws IOException {
        try (OpenFolder parent = open(path.parent())) {
            Path place = parent.path(path.name());
            try {
                Files.createDirectory(place);
            } catch (FileAlreadyExistsException e) {
                if (!disk.status(place).is(FileType.FOLDER)) {
                    return new ActResult.Stale("something else stands there");
                }
            }
            if (!parent.holds(path.name())) {
                // The parent was replaced: what was made lies elsewhere, and is empty.
                Files.deleteIfExists(place);
                throw new UnsafePath(parent.path());
            }
            parent.sync();
            return done(parent, path, Optional.empty());
        } catch (NoSuchFileException | UnsafePath e) {
            return stale(e);
        }
    }

    /**
     * Moves or renames a file or folder; never over anything, and never to another file system,
     * because that would be a copy. A file that has the new name already, beside the old one, only
     * loses the old one: an earlier move was interrupted.
     */
    public ActResult move(RelativePath from, Stamp expected, RelativePath to) throws IOException {
        try (OpenFolder source = open(from.parent());
                OpenFolder target = open(to.parent())) {
            Optional<FileStatus> found = status(source, from.name());
            if (found.isEmpty()) {
                return new ActResult.Absent();
            }
            if (!isExpected(found.get(), expected)) {
                return changed();
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
            return done(target, to, found.get().stamp(), Optional.empty());
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
            return stale(e);
        }
    }

    /**
     * Why no file could appear at a path now; empty when one could, as far as is known before.
     *
     * @param expected what is to be replaced; empty when nothing may stand there
     */
    public Optional<ActResult.Stale> obstacle(RelativePath target, Optional<Stamp> expected)
            throws IOException {
        try (OpenFolder to = open(target.parent())) {
            return obstacle(status(to, target.name()), expected);
        } catch (NoSuchFileException | UnsafePath e) {
            return Optional.of(stale(e));
        }
    }

    private static Optional<ActResult.Stale> obstacle(
            Optional<FileStatus> found, Optional<Stamp> expected) {
        boolean asExpected =
                found.isPresent() == expected.isPresent()
                        && (found.isEmpty() || isExpected(found.get(), expected.get()));
        if (asExpected) {
            return Optional.empty();
        }
        return Optional.of(
                found.filter(it -> it.is(FileType.SYMLINK)).isPresent()
                        ? new ActResult.Stale(
                                "a symbolic link stands there, and nothing is written through it")
                        : changed());
    }

    /**
     * Lets a finished temporary file appear under its name; what it replaces goes to trash.
     *
     * @param expected what is replaced; empty when nothing may stand there
     */
    public ActResult place(RelativePath temporary, RelativePath target, Optional<Stamp> expected)
            throws IOException {
        try (OpenFolder from = open(temporary.parent());
                OpenFolder to = open(target.parent())) {
            Optional<ActResult.Stale> obstacle = obstacle(status(to, target.name()), expected);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            sync(from.path(temporary.name()));
            Stamp finished = disk.status(from.path(temporary.name())).stamp();
            Optional<TrashPlace> old = Optional.empty();
            if (expected.isPresent()) {
                old = trash.takeFile(to, target, expected.get());
                if (old.isEmpty()) {
                    return changed();
                }
            }
            return appear(from, temporary, to, target, old, finished);
        } catch (NoSuchFileException | UnsafePath e) {
            return stale(e);
        }
    }

    private ActResult appear(
            OpenFolder from,
            RelativePath temporary,
            OpenFolder to,
            RelativePath target,
            Optional<TrashPlace> old,
            Stamp finished)
            throws IOException {
        try {
            Renaming.link(from, temporary.name(), to, target.name());
        } catch (FileAlreadyExistsException e) {
            return new ActResult.Stale(
                    "something appeared in its place"
                            + old.map(place -> "; the older version lies in " + place.inside())
                                    .orElse(""));
        } catch (IOException e) {
            if (old.isPresent()) {
                trash.putBack(old.get(), to);
            }
            throw e;
        }
        if (from.holds(temporary.name())) {
            from.delete(temporary.name());
        }
        to.sync();
        return done(to, target, finished, old);
    }

    /** Sends a file to trash. */
    public ActResult trash(RelativePath path, Stamp expected) throws IOException {
        try (OpenFolder folder = open(path.parent())) {
            Optional<FileStatus> found = status(folder, path.name());
            if (found.isEmpty()) {
                return new ActResult.Absent();
            }
            if (!found.get().is(FileType.FILE) || !isExpected(found.get(), expected)) {
                return changed();
            }
            Optional<TrashPlace> taken = trash.takeFile(folder, path, expected);
            return taken.isPresent() ? new ActResult.Done(Optional.empty(), taken) : changed();
        } catch (NoSuchFileException e) {
            return new ActResult.Absent();
        } catch (UnsafePath e) {
            return stale(e);
        }
    }

    /**
     * Sends a folder to trash with all it holds, if all of that is known; otherwise nothing goes.
     * What appears in it while it goes is in the trash with it.
     */
    public ActResult trashFolder(RelativePath path, FileKey expected, KnownChildren known)
            throws IOException {
        try (OpenFolder parent = open(path.parent())) {
            Optional<FileStatus> found = status(parent, path.name());
            if (found.isEmpty()) {
                return new ActResult.Absent();
            }
            if (!found.get().is(FileType.FOLDER) || !found.get().stamp().key().equals(expected)) {
                return changed();
            }
            Optional<RelativePath> unknown =
                    new FolderCheck(disk, known).firstUnknown(parent.path(path.name()), path);
            if (unknown.isPresent()) {
                return new ActResult.Stale(
                        "the folder stays, because it holds something unknown: " + unknown.get());
            }
            TrashPlace place = trash.takeFolder(parent, path);
            return new ActResult.Done(Optional.empty(), Optional.of(place));
        } catch (NoSuchFileException e) {
            return new ActResult.Absent();
        } catch (UnsafePath e) {
            return stale(e);
        }
    }

    /** Removes a folder in which nothing lies; one that holds anything at all stays. */
    public ActResult removeEmptyFolder(RelativePath path, FileKey expected) throws IOException {
        try (OpenFolder parent = open(path.parent())) {
            Optional<FileStatus> found = status(parent, path.name());
            if (found.isEmpty()) {
                return new ActResult.Absent();
            }
            if (!found.get().is(FileType.FOLDER) || !found.get().stamp().key().equals(expected)) {
                return changed();
            }
            parent.deleteFolder(path.name());
            parent.sync();
            return new ActResult.Done(Optional.empty(), Optional.empty());
        } catch (DirectoryNotEmptyException e) {
            return new ActResult.Stale("it is not empty");
        } catch (NoSuchFileException e) {
            return new ActResult.Absent();
        } catch (UnsafePath e) {
            return stale(e);
        }
    }

    private OpenFolder open(RelativePath folder) throws IOException {
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

    private Optional<FileStatus> status(OpenFolder folder, String name) throws IOException {
        try {
            return Optional.of(disk.status(folder.path(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isExpected(FileStatus found, Stamp expected) {
        return switch (found.type()) {
            case FILE -> found.stamp().equals(expected);
            case FOLDER -> found.stamp().key().equals(expected.key());
            case SYMLINK, SPECIAL -> false;
        };
    }

    private ActResult done(OpenFolder folder, RelativePath path, Optional<TrashPlace> trashed)
            throws IOException {
        return new ActResult.Done(status(folder, path.name()).map(FileStatus::stamp), trashed);
    }

    // Somebody may write into a file as soon as it has its name: then it must look changed.
    private ActResult done(
            OpenFolder folder, RelativePath path, Stamp before, Optional<TrashPlace> trashed)
            throws IOException {
        Stamp now = status(folder, path.name()).map(FileStatus::stamp).orElse(before);
        boolean same =
                now.size() == before.size()
                        && now.modifiedNs() == before.modifiedNs()
                        && now.key().equals(before.key());
        return new ActResult.Done(Optional.of(same ? now : before), trashed);
    }

    private static ActResult.Stale changed() {
        return new ActResult.Stale("it is no longer what was seen there");
    }

    private static ActResult.Stale stale(IOException failure) {
        return new ActResult.Stale(
                failure instanceof NoSuchFileException
                        ? "it is gone: " + failure.getMessage()
                        : String.valueOf(failure.getMessage()));
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }
}
