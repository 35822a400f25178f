package dev.caravan.open115.client;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what a failure of the local file system means. */
public final class LocalFault {

    /** A disk with less than this counts as full when a write failed for whatever reason. */
    private static final long NO_ROOM = 1L << 20;

    private LocalFault() {}

    /** Reading the source of an upload failed. */
    public static DriveException reading(String action, IOException e) {
        if (e instanceof AccessDeniedException) {
            return fault(action, "it may not be read; change its permissions", Cause.PERMISSION, e);
        }
        return fault(action, "it vanished, changed or cannot be read now", Cause.FILE_BUSY, e);
    }

    /** Writing below a folder failed. */
    public static DriveException writing(String action, Path folder, IOException e) {
        String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("no space left") || reason.contains("quota") || isFull(folder)) {
            return fault(action, "the disk is full; free space", Cause.DISK_FULL, e);
        }
        if (reason.contains("read-only") || isReadOnly(folder)) {
            return fault(action, "the file system is read-only", Cause.READ_ONLY, e);
        }
        if (e instanceof AccessDeniedException || reason.contains("permission denied")) {
            return fault(
                    action,
                    folder + " may not be written; change its permissions",
                    Cause.PERMISSION,
                    e);
        }
        if (e instanceof NoSuchFileException) {
            return fault(action, "its folder vanished meanwhile", Cause.FILE_BUSY, e);
        }
        return fault(action, "the local file system failed", Cause.INTERNAL, e);
    }

    private static DriveException fault(String action, String why, Cause word, IOException e) {
        return new DriveException.LocalFile("could not " + action + ": " + why, word, e);
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NO_ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isReadOnly(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }
}
