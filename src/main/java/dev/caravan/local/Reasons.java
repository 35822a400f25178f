package dev.caravan.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Errors of the file system in words. */
final class Reasons {

    private Reasons() {}

    static String of(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return String.valueOf(problem.getMessage());
    }
}
