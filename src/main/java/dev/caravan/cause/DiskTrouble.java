package dev.caravan.cause;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a failed write says of the disk.
 *
 * <p>The disk itself is asked, because the words of the system depend on its language: for its
 * room, whether it is read-only, and whether it takes a small file. The English words are only a
 * hint beside that.
 */
public final class DiskTrouble {

    /** A disk with less than this counts as full when a write failed for whatever reason. */
    private static final long NO_ROOM = 1L << 20;

    private static final List<Class<? extends IOException>> OF_THE_ITEM =
            List.of(
                    AccessDeniedException.class,
                    NoSuchFileException.class,
                    FileAlreadyExistsException.class,
                    DirectoryNotEmptyException.class,
                    NotDirectoryException.class);

    private DiskTrouble() {}

    /** What can be asked of a disk. */
    interface Disk {
        boolean isReadOnly() throws IOException;

        /** How many bytes can be written; very many where nobody knows. */
        long room() throws IOException;

        /** Writes a small file so that it is really there, and removes it. */
        void write() throws IOException;
    }

    /**
     * {@link Cause#DISK_FULL}, {@link Cause#READ_ONLY} when nothing can be written for whatever
     * other reason (an input/output error among them); empty when it is this file's own trouble.
     *
     * @param near the file or folder that was to be written; it need not exist
     */
    public static Optional<Cause> of(IOException failure, Path near) {
        if (OF_THE_ITEM.stream().anyMatch(kind -> kind.isInstance(failure))) {
            return Optional.empty();
        }
        return existing(near)
                .map(folder -> of(failure, new RealDisk(folder)))
                .orElseGet(() -> words(failure));
    }

    static Optional<Cause> of(IOException failure, Disk disk) {
        return state(disk).or(() -> probed(failure, disk));
    }

    private static Optional<Cause> state(Disk disk) {
        try {
            if (disk.isReadOnly()) {
                return Optional.of(Cause.READ_ONLY);
            }
            return disk.room() < NO_ROOM ? Optional.of(Cause.DISK_FULL) : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Cause> probed(IOException failure, Disk disk) {
        try {
            disk.write();
            return words(failure);
        } catch (AccessDeniedException | NoSuchFileException notOurs) {
            return words(failure);
        } catch (IOException broken) {
            return isForbidden(broken)
                    ? words(failure)
                    : words(failure).or(() -> words(broken)).or(() -> Optional.of(Cause.READ_ONLY));
        }
    }

    // As in an immutable folder: that is no trouble of the disk.
    private static boolean isForbidden(IOException failure) {
        return String.valueOf(failure.getMessage())
                .toLowerCase(Locale.ROOT)
                .contains("operation not permitted");
    }

    private static Optional<Cause> words(IOException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space") || words.contains("quota")) {
            return Optional.of(Cause.DISK_FULL);
        }
        return words.contains("read-only file system") || words.contains("input/output error")
                ? Optional.of(Cause.READ_ONLY)
                : Optional.empty();
    }

    private static Optional<Path> existing(Path near) {
        @Nullable Path at = near.toAbsolutePath();
        while (at != null && !Files.isDirectory(at)) {
            at = at.getParent();
        }
        return Optional.ofNullable(at);
    }

    /** The disk under a folder. */
    private record RealDisk(Path folder) implements Disk {

        @Override
        public boolean isReadOnly() throws IOException {
            return Files.getFileStore(folder).isReadOnly();
        }

        @Override
        public long room() throws IOException {
            FileStore store = Files.getFileStore(folder);
            return store.getTotalSpace() > 0 ? store.getUsableSpace() : Long.MAX_VALUE;
        }

        @Override
        public void write() throws IOException {
            Path file = Files.createTempFile(folder, ".caravan-tmp-", "");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(4096));
                channel.force(true);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }
}
