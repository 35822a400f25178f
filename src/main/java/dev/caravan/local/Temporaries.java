package dev.caravan.local;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.disk.UnsafePath;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Gives out paths for temporary files in a job's folder, and removes those a crash left behind. */
public final class Temporaries {

    /** How the names of those begin that lie beside their target. */
    public static final String BESIDE = OwnPlaces.TEMPORARY;

    private static final RelativePath FOLDER = RelativePath.parse(OwnPlaces.FOLDER + "/tmp");

    private final Path root;
    private final OwnTemporaries own;
    private final Disk disk = new RealDisk();

    public Temporaries(Path root, OwnTemporaries own) {
        this.root = root;
        this.own = own;
    }

    /**
     * The temporary file of this name, in the same file system as the folder for which it is meant:
     * in Caravan's own folder, or else beside the target. The same name is the same file in every
     * pass, so that a transfer can go on with it.
     */
    public RelativePath named(RelativePath targetFolder, String name) throws IOException {
        RelativePath path =
                isOnDeviceOfRoot(targetFolder)
                        ? FOLDER.child(name)
                        : targetFolder.child(BESIDE + name);
        OpenFolder.make(root.toRealPath(), FOLDER).close();
        own.remember(path);
        return path;
    }

    private boolean isOnDeviceOfRoot(RelativePath folder) throws IOException {
        Path realRoot = root.toRealPath();
        long device = disk.status(realRoot).stamp().key().device();
        return disk.status(LocalFiles.place(realRoot, folder)).stamp().key().device() == device;
    }

    /** Where it lies on disk. */
    public Path place(RelativePath temporary) throws IOException {
        return LocalFiles.place(root.toRealPath(), temporary);
    }

    /** The temporary file is no longer needed, whether it still exists or not. */
    public void discard(RelativePath temporary) throws IOException {
        delete(root.toRealPath(), temporary);
        own.forget(temporary);
    }

    /**
     * Removes what earlier passes left behind.
     *
     * @param needed those that a transfer will go on with
     * @return how many files were removed
     */
    public int clean(Predicate<RelativePath> needed) throws IOException {
        Path realRoot = root.toRealPath();
        int removed = 0;
        for (RelativePath temporary : own.all()) {
            if (!needed.test(temporary)) {
                removed += delete(realRoot, temporary) ? 1 : 0;
                own.forget(temporary);
            }
        }
        return removed;
    }

    private static boolean delete(Path realRoot, RelativePath temporary) throws IOException {
        try (OpenFolder folder = OpenFolder.of(realRoot, temporary.parent())) {
            if (!Files.isRegularFile(folder.path(temporary.name()), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            folder.delete(temporary.name());
            return true;
        } catch (NoSuchFileException | UnsafePath e) {
            return false;
        }
    }
}
