package dev.caravan.local;

import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.disk.UnsafePath;
import dev.caravan.local.trash.ActResult;
import dev.caravan.local.trash.Trash;
import dev.caravan.local.trash.TrashPlace;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Takes files and folders out of a job's folder: into the trash, or empty ones for good. */
final class Removal {

    private final RootFolder root;
    private final Trash trash;

    Removal(RootFolder root, Trash trash) {
        this.root = root;
        this.trash = trash;
    }

    /** Sends a file to trash. */
    ActResult trash(RelativePath path, Stamp expected) throws IOException {
        try (OpenFolder folder = root.open(path.parent())) {
            Optional<FileStatus> found = root.status(folder, path.name());
            if (found.isEmpty()) {
                return new ActResult.Absent();
            }
            if (!found.get().is(FileType.FILE) || !found.get().isStill(expected)) {
                return ActResult.changed();
            }
            Optional<TrashPlace> taken = trash.takeFile(folder, path, expected);
            return taken.isPresent()
                    ? new ActResult.Done(Optional.empty(), taken)
                    : ActResult.changed();
        } catch (NoSuchFileException e) {
            return new ActResult.Absent();
        } catch (UnsafePath e) {
            return ActResult.stale(e);
        }
    }

    /**
     * Sends a folder to trash with all it holds, if all of that is known; otherwise nothing goes.
     * What appears in it while it goes is in the trash with it.
     */
    ActResult trashFolder(RelativePath path, FileKey expected, KnownChildren known)
            throws IOException {
        try (OpenFolder parent = root.open(path.parent())) {
            Optional<FileStatus> found = root.status(parent, path.name());
            if (found.isEmpty()) {
                return new ActResult.Absent();
            }
            if (!found.get().is(FileType.FOLDER) || !found.get().stamp().key().equals(expected)) {
                return ActResult.changed();
            }
            Optional<RelativePath> unknown =
                    new FolderCheck(root.disk(), known)
                            .firstUnknown(parent.path(path.name()), path);
            if (unknown.isPresent()) {
                return new ActResult.Stale(
                        "the folder stays, because it holds something unknown: " + unknown.get());
            }
            TrashPlace place = trash.takeFolder(parent, path);
            return new ActResult.Done(Optional.empty(), Optional.of(place));
        } catch (NoSuchFileException e) {
            return new ActResult.Absent();
        } catch (UnsafePath e) {
            return ActResult.stale(e);
        }
    }

    /** Removes a folder in which nothing lies; one that holds anything at all stays. */
    ActResult removeEmptyFolder(RelativePath path, FileKey expected) throws IOException {
        try (OpenFolder parent = root.open(path.parent())) {
            Optional<FileStatus> found = root.status(parent, path.name());
            if (found.isEmpty()) {
                return new ActResult.Absent();
            }
            if (!found.get().is(FileType.FOLDER) || !found.get().stamp().key().equals(expected)) {
                return ActResult.changed();
            }
            parent.deleteFolder(path.name());
            parent.sync();
            return new ActResult.Done(Optional.empty(), Optional.empty());
        } catch (DirectoryNotEmptyException e) {
            return new ActResult.Stale("it is not empty");
        } catch (NoSuchFileException e) {
            return new ActResult.Absent();
        } catch (UnsafePath e) {
            return ActResult.stale(e);
        }
    }
}
