package dev.caravan.local.disk;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The few things that reading a folder asks of the file system; a test can let each of them fail.
 */
public interface Disk {

    /**
     * What stands at a path; a symlink is not followed. Nothing there is {@link
     * java.nio.file.NoSuchFileException}.
     */
    FileStatus status(Path path) throws IOException;

    /** Names what lies in a folder, in any order; a failure half-way is thrown after some names. */
    void list(Path folder, Consumer<Path> each) throws IOException;

    /** Opens a regular file for reading; a symlink in its last name is refused. */
    SeekableByteChannel open(Path file) throws IOException;
}
