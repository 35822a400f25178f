package dev.caravan.local.disk;

import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;

/**
 * A folder below a job's root, held open, so that what happens in it happens there even when
 * somebody puts a symlink in the place of one of its parents (HC-177).
 *
 * <p>The JDK can rename, remove and open through the handle. It cannot make folders and hard links
 * there: those go by path and are proved through the handle afterwards.
 */
public final class OpenFolder implements AutoCloseable {

    private final Path path;
    private final SecureDirectoryStream<Path> handle;

    private OpenFolder(Path path, SecureDirectoryStream<Path> handle) {
        this.path = path;
        this.handle = handle;
    }

    /**
     * Opens a folder, each name on the way without following links.
     *
     * @throws NoSuchFileException when one of them is missing
     * @throws FileOnTheWay when one of them is a file
     * @throws UnsafePath when one of them is no plain folder
     */
    public static OpenFolder of(Path root, RelativePath folder) throws IOException {
        OpenFolder open = root(root);
        for (String name : folder.names()) {
            open = open.inside(name);
        }
        return open;
    }

    /** The same for one of Caravan's own folders: what is missing is made. */
    public static OpenFolder make(Path root, RelativePath folder) throws IOException {
        OpenFolder open = root(root);
        for (String name : folder.names()) {
            try {
                Files.createDirectory(open.path.resolve(name));
            } catch (FileAlreadyExistsException e) {
                // opening it tells whether it is a folder
            } catch (IOException e) {
                open.close();
                throw e;
            }
            open = open.inside(name);
        }
        return open;
    }

    private static OpenFolder root(Path root) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(root);
        if (stream instanceof SecureDirectoryStream<Path> handle) {
            return new OpenFolder(root, handle);
        }
        stream.close();
        throw new FileSystemException(
                root.toString(), null, "this system cannot hold folders open; Linux can");
    }

    /** Opens a folder in this one and closes this one. */
    private OpenFolder inside(String name) throws IOException {
        try (this) {
            return child(name);
        }
    }

    private OpenFolder child(String name) throws IOException {
        Path below = path.resolve(name);
        try {
            return new OpenFolder(
                    below, handle.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(below.toString());
        } catch (NotDirectoryException e) {
            throw isFile(name) ? new FileOnTheWay(below) : new UnsafePath(below);
        } catch (FileSystemException e) {
            if (Files.isSymbolicLink(below)) {
                throw new UnsafePath(below);
            }
            throw e;
        }
    }

    private boolean isFile(String name) {
        try {
            return attributes(name).isRegularFile();
        } catch (IOException e) {
            return false;
        }
    }

    private BasicFileAttributes attributes(String name) throws IOException {
        return handle.getFileAttributeView(
                        Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    public Path path() {
        return path;
    }

    public Path path(String name) {
        return path.resolve(name);
    }

    /** Tells two names of one file from names of two files. */
    public Object identity(String name) throws IOException {
        return Objects.requireNonNull(attributes(name).fileKey(), "no inode: " + path(name));
    }

    public boolean holds(String name) throws IOException {
        try {
            identity(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Renames at once, over whatever stands at the target. */
    public void rename(String name, OpenFolder target, String newName) throws IOException {
        handle.move(Path.of(name), target.handle, Path.of(newName));
    }

    public void delete(String name) throws IOException {
        handle.deleteFile(Path.of(name));
    }

    /** Removes an empty folder. */
    public void deleteFolder(String name) throws IOException {
        handle.deleteDirectory(Path.of(name));
    }

    public SeekableByteChannel read(String name) throws IOException {
        return handle.newByteChannel(
                Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Makes a file that must not exist. */
    public SeekableByteChannel create(String name) throws IOException {
        return handle.newByteChannel(
                Path.of(name), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Brings the names in this folder to the disk. */
    public void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }
}
