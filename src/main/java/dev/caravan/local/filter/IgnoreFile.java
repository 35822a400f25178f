package dev.caravan.local.filter;

import dev.caravan.local.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Reads the ignore file of a folder, whole or not at all. */
public final class IgnoreFile {

    private static final int MAX_BYTES = 1 << 20;

    private final Disk disk;

    public IgnoreFile(Disk disk) {
        this.disk = disk;
    }

    /** Its text; half of the rules would be worse than none, so a large one is refused. */
    public String read(Path file) throws IOException {
        try (SeekableByteChannel channel = disk.open(file)) {
            if (channel.size() > MAX_BYTES) {
                throw new FileSystemException(
                        file.toString(), null, "rules of more than " + MAX_BYTES + " bytes");
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the end
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }
}
