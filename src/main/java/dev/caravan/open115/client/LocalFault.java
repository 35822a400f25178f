package dev.caravan.open115.client;

import dev.caravan.cause.Cause;
import dev.caravan.cause.DiskTrouble;
import dev.caravan.drive.DriveException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Says what a failure of the local file system means. */
public final class LocalFault {

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
        Optional<Cause> disk = DiskTrouble.of(e, folder);
        if (disk.isPresent()) {
            String why =
                    disk.get() == Cause.DISK_FULL
                            ? "the disk is full; free space"
                            : "the file system is read-only or fails";
            return fault(action, why, disk.get(), e);
        }
        if (e instanceof AccessDeniedException) {
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
}
