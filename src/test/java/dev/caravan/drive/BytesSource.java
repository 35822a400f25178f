package dev.caravan.drive;

import dev.caravan.tree.Content;
import dev.caravan.tree.Sha1;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A real file as the source of an upload, which can be made to look changed. */
public final class BytesSource implements UploadSource {

    private final Path file;
    private final long size;
    private volatile boolean unchanged = true;

    public BytesSource(Path file) throws IOException {
        this.file = file;
        this.size = Files.size(file);
    }

    /** Writes the bytes to a new file below the folder. */
    public static BytesSource of(Path folder, byte[] bytes) throws IOException {
        return new BytesSource(Files.write(Files.createTempFile(folder, "source", ""), bytes));
    }

    /** The content that these bytes have. */
    public static Content content(byte[] bytes) {
        try {
            return new Content(
                    Sha1.of(MessageDigest.getInstance("SHA-1").digest(bytes)), bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public void change() {
        unchanged = false;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(file);
    }

    @Override
    public boolean unchanged() {
        return unchanged;
    }
}
