package dev.caravan.local;

import dev.caravan.tree.Content;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;

/** Reads files into SHA-1, and notices when one changes while it is read (DR-20). */
public final class Sha1Hasher {

    private static final int BUFFER = 1 << 20;

    private Sha1Hasher() {}

    /** The content of a file with exactly this stamp; empty when it has, or gets, another one. */
    public static Optional<Content> hash(Path file, Stamp expected) throws IOException {
        if (!Entry.of(file).stamp().equals(expected)) {
            return Optional.empty();
        }
        MessageDigest digest = sha1();
        long size = 0;
        try (FileChannel channel =
                FileChannel.open(
                        file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer.clear()) >= 0) {
                buffer.flip();
                size += buffer.remaining();
                digest.update(buffer);
            }
        }
        boolean same = size == expected.size() && Entry.of(file).stamp().equals(expected);
        return same ? Optional.of(new Content(Sha1.of(digest.digest()), size)) : Optional.empty();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
