package dev.caravan.open115;

import dev.caravan.drive.UploadSource;
import dev.caravan.tree.Content;
import dev.caravan.tree.Sha1;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A local file as the bytes of an upload, with what it looked like before it was read. */
record FileSource(Path file, long size, FileTime modified, @Nullable Object key)
        implements UploadSource {

    static FileSource of(Path file) throws IOException {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        if (!seen.isRegularFile()) {
            throw new IOException("not a regular file: " + file);
        }
        return new FileSource(file, seen.size(), seen.lastModifiedTime(), seen.fileKey());
    }

    /** Reads the whole file. */
    Content content() throws IOException {
        MessageDigest digest = sha1();
        long read;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            read = in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return new Content(Sha1.of(digest.digest()), read);
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(file);
    }

    @Override
    public boolean unchanged() throws IOException {
        FileSource now = of(file);
        return now.size == size && now.modified.equals(modified) && Objects.equals(now.key, key);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
