package dev.caravan.state.database;

import dev.caravan.cause.Cause;
import dev.caravan.cause.DiskTrouble;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What a failed access to the state directory means for Caravan. */
final class FileTrouble {

    private FileTrouble() {}

    static StateException with(Path path, IOException error) {
        Cause word = DiskTrouble.of(error, path).orElse(Cause.PERMISSION);
        return new StateException(
                word,
                "could not prepare " + path + " for the state: " + reason(error),
                advice(word),
                error);
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
