package dev.caravan.state;

import dev.caravan.cause.Cause;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** What a failed access to the state directory means for Caravan. */
final class FileTrouble {

    private FileTrouble() {}

    static StateException with(Path path, IOException error) {
        Cause word = word(error);
        return new StateException(
                word,
                "could not prepare " + path + " for the state: " + reason(error),
                advice(word),
                error);
    }

    private static Cause word(IOException error) {
        if (error instanceof AccessDeniedException) {
            return Cause.PERMISSION;
        }
        String reason = reason(error).toLowerCase(Locale.ROOT);
        if (reason.contains("read-only")) {
            return Cause.READ_ONLY;
        }
        return reason.contains("no space") || reason.contains("quota")
                ? Cause.DISK_FULL
                : Cause.PERMISSION;
    }

    private static String reason(IOException error) {
        String reason = error instanceof FileSystemException system ? system.getReason() : null;
        return reason == null ? error.toString() : reason;
    }

    private static String advice(Cause word) {
        return switch (word) {
            case DISK_FULL -> "free space on that disk";
            case READ_ONLY -> "make that file system writable or choose another state-dir";
            default -> "let the user that runs Caravan write there or choose another state-dir";
        };
    }
}
