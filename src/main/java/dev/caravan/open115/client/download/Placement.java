package dev.caravan.open115.client.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Lets a finished temporary file appear under its name, never in the place of another one. */
final class Placement {

    private Placement() {}

    /**
     * Renames without replacing.
     *
     * @throws FileAlreadyExistsException when something has that name by now
     */
    static void place(Path temporary, Path target) throws IOException {
        try {
            // a second name fails when the first exists, which a rename would replace
            Files.createLink(target, temporary);
            Files.delete(temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // this file system has no second names; the check and the rename are two steps here
            Files.move(temporary, target);
        }
        sync(target.toAbsolutePath().getParent());
        Files.deleteIfExists(PartRecord.beside(temporary));
    }

    private static void sync(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // not every system lets folders be opened; the file itself is on the disk
            LoggerFactory.getLogger(Placement.class)
                    .debug("folder not synced reason={}", e.getClass().getSimpleName());
        }
    }
}
