package dev.caravan.local;

import dev.caravan.cause.Cause;
import dev.caravan.tree.FileKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a job's local root is the folder it was: there, readable, the same device and inode, and
 * not suddenly empty (DR-12).
 */
public final class RootCheck {

    private RootCheck() {}

    /**
     * What is wrong with a root.
     *
     * @param detail one line for a person
     */
    public record Fault(Cause cause, String detail) {}

    /** Device and inode of a root that is a folder; empty when it is not there. */
    public static Optional<FileKey> key(Path root) throws IOException {
        try {
            // The root itself may be a symlink: people put those there on purpose.
            Entry entry = Entry.of(root.toRealPath());
            return entry.type() == Entry.Type.FOLDER
                    ? Optional.of(entry.stamp().key())
                    : Optional.empty();
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    /**
     * @param recorded what the root was when both sides last agreed; empty before the first pass
     * @param filesBefore how many files were in step then
     */
    public static Optional<Fault> check(Path root, Optional<FileKey> recorded, long filesBefore)
            throws IOException {
        Optional<FileKey> now = key(root);
        if (now.isEmpty()) {
            return Optional.of(
                    new Fault(Cause.ROOT_MISSING, "the local folder " + root + " is not there"));
        }
        if (recorded.isPresent() && !recorded.equals(now)) {
            return Optional.of(
                    new Fault(
                            Cause.ROOT_IDENTITY,
                            "another folder stands at "
                                    + root
                                    + " than the one that was backed up"));
        }
        if (!Files.isReadable(root) || !Files.isExecutable(root)) {
            return Optional.of(new Fault(Cause.PERMISSION, "no permission to read " + root));
        }
        if (filesBefore > 0 && isEmpty(root)) {
            return Optional.of(
                    new Fault(
                            Cause.ROOT_EMPTY,
                            root + " is empty, and " + filesBefore + " files were in step before"));
        }
        return Optional.empty();
    }

    private static boolean isEmpty(Path root) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                if (!String.valueOf(entry.getFileName()).equals(LocalLook.OWN)) {
                    return false;
                }
            }
            return true;
        }
    }
}
