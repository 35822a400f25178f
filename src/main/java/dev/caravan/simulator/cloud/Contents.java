package dev.caravan.simulator.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Every content that anybody has ever stored, by its sha1. */
public final class Contents {

    public static final String EMPTY_SHA1 = "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709";

    private final Path directory;

    public Contents(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    public Optional<Path> find(String sha1) {
        return Optional.of(place(sha1)).filter(Files::exists);
    }

    public boolean knows(String sha1, long size) {
        try {
            Path place = place(sha1);
            return Files.exists(place) && Files.size(place) == size;
        } catch (IOException e) {
            throw new UncheckedIOException("could not look at a stored content", e);
        }
    }

    /** Stores the bytes and returns their sha1. */
    public String store(byte[] bytes) throws IOException {
        return store(new ByteArrayInputStream(bytes));
    }

    public String store(InputStream bytes) throws IOException {
        MessageDigest digest = digest("SHA-1");
        Path temporary = Files.createTempFile(directory, "new-", "");
        try (OutputStream out = Files.newOutputStream(temporary)) {
            new DigestInputStream(bytes, digest).transferTo(out);
        }
        String sha1 = hex(digest.digest());
        adopt(temporary, sha1);
        return sha1;
    }

    /** Makes a file of this directory's file system the content of that sha1. */
    public void adopt(Path file, String sha1) throws IOException {
        Path place = place(sha1);
        Files.createDirectories(directory.resolve(sha1.substring(0, 2)));
        Files.move(
                file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The sha1 of a stretch of a stored content, both ends inclusive. */
    public String sha1(String sha1, long start, long end) {
        try (var channel = Files.newByteChannel(place(sha1))) {
            var stretch = ByteBuffer.allocate((int) (end - start + 1));
            channel.position(start);
            int got = channel.read(stretch);
            while (got >= 0 && stretch.hasRemaining()) {
                got = channel.read(stretch);
            }
            return sha1(stretch.array());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read a stored content", e);
        }
    }

    public static String sha1(byte[] bytes) {
        return hex(digest("SHA-1").digest(bytes));
    }

    public static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    public static String hex(byte[] digest) {
        return HexFormat.of().withUpperCase().formatHex(digest);
    }

    private Path place(String sha1) {
        String name = sha1.toUpperCase(Locale.ROOT);
        if (!name.matches("[0-9A-F]{40}")) {
            return directory.resolve("no-such-content");
        }
        return directory.resolve(name.substring(0, 2)).resolve(name);
    }
}
