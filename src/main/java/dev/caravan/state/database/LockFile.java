package dev.caravan.state.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A file that the system locks, and whose content says for whom. */
record LockFile(Path path) {

    /**
     * One permit per file. Within one process the system's locks do not exclude each other, and
     * closing any channel on the file would drop the lock, so nobody opens it without the permit.
     */
    private static final Map<Path, Semaphore> PERMITS = new ConcurrentHashMap<>();

    private static final int LINE_BYTES = 512;

    LockFile {
        path = path.toAbsolutePath().normalize();
    }

    Semaphore permit() {
        return PERMITS.computeIfAbsent(path, file -> new Semaphore(1));
    }

    boolean exists() {
        return Files.exists(path);
    }

    FileChannel open() throws IOException {
        StateFile.makeDirectory(path.resolveSibling(""));
        StateFile.makeEmpty(path);
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    static void write(FileChannel channel, LockHolder holder) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(holder.line() + "\n"), 0);
    }

    static LockHolder read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LINE_BYTES);
        channel.read(buffer, 0);
        return LockHolder.parse(StandardCharsets.UTF_8.decode(buffer.flip()).toString());
    }
}
