package dev.caravan.local.disk;

import dev.caravan.tree.FileKey;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The file system of the machine.
 *
 * <p>One call asks for all attributes by name: the typed views of the JDK do not show the change
 * time, and a second call would cost more than the map does.
 */
public final class RealDisk implements Disk {

    private static final String ATTRIBUTES = "unix:mode,size,lastModifiedTime,ctime,dev,ino";

    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;

    @Override
    public FileStatus status(Path path) throws IOException {
        Map<String, Object> found =
                Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        FileType type = type((Integer) found(found, "mode"));
        return new FileStatus(
                type,
                new Stamp(
                        type == FileType.FOLDER ? 0 : (Long) found(found, "size"),
                        nanoseconds(found(found, "lastModifiedTime")),
                        nanoseconds(found(found, "ctime")),
                        new FileKey((Long) found(found, "dev"), (Long) found(found, "ino"))));
    }

    private static Object found(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    private static FileType type(int mode) {
        return switch (mode & TYPE_MASK) {
            case REGULAR -> FileType.FILE;
            case DIRECTORY -> FileType.FOLDER;
            case LINK -> FileType.SYMLINK;
            default -> FileType.SPECIAL;
        };
    }

    private static long nanoseconds(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    @Override
    public void list(Path folder, Consumer<Path> each) throws IOException {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
            names.forEach(each);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(
                file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }
}
