package dev.caravan.state.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file of the database, which only its owner may read, because it holds tokens.
 *
 * <p>It is never opened from here once it has content: closing it would drop the locks that SQLite
 * holds on it in this process.
 */
record StateFile(Path directory) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER =
            PosixFilePermissions.fromString("rwx------");

    static StateFile in(Path stateDir) {
        return new StateFile(stateDir.toAbsolutePath().normalize());
    }

    Path path() {
        return directory.resolve("caravan.db");
    }

    /** Whether there is nothing in it; SQLite takes an empty file for a database without tables. */
    boolean isEmpty() {
        try {
            return !Files.exists(path()) || Files.size(path()) == 0;
        } catch (IOException error) {
            throw FileTrouble.with(path(), error);
        }
    }

    long size() {
        try {
            return Files.size(path());
        } catch (IOException error) {
            throw FileTrouble.with(path(), error);
        }
    }

    /** Whether the last writer did not end in peace, or is still there. */
    boolean hasLog() {
        try {
            Path log = beside("-wal");
            return Files.exists(log) && Files.size(log) > 0;
        } catch (IOException error) {
            throw FileTrouble.with(path(), error);
        }
    }

    Path beside(String suffix) {
        return directory.resolve("caravan.db" + suffix);
    }

    /** Makes the directory and an empty file where they are missing, and closes them to others. */
    void prepare() {
        try {
            makeDirectory(directory);
            makeEmpty(path());
            // SQLite gives the files beside it the permissions that the database has.
            for (Path file : Set.of(path(), beside("-wal"), beside("-shm"))) {
                closeToOthers(file);
            }
        } catch (IOException error) {
            throw FileTrouble.with(path(), error);
        }
    }

    /** Makes an empty file that only its owner may read; one that is there stays as it is. */
    static void makeEmpty(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file, OWNER_ONLY));
        } catch (FileAlreadyExistsException present) {
            // That is what was wanted.
        }
    }

    static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, attributes(directory, OWNER_ONLY_FOLDER));
        } catch (FileAlreadyExistsException raced) {
            if (!Files.isDirectory(directory)) {
                throw raced;
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static void closeToOthers(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null || !Files.exists(file)) {
            return;
        }
        if (!OWNER_ONLY.equals(view.readAttributes().permissions())) {
            view.setPermissions(OWNER_ONLY);
        }
    }
}
