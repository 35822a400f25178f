package dev.caravan.open115.client.download;

import dev.caravan.drive.DownloadRequest;
import dev.caravan.tree.Content;
import dev.caravan.tree.Sha1;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The temporary file of a download and the hash of what it holds so far. */
final class PartialFile implements Closeable {

    private static final int CHUNK = 256 << 10;

    private final DownloadRequest download;
    private final FileChannel channel;
    private MessageDigest digest = newDigest();
    private long length;
    private String etag = "";

    private PartialFile(DownloadRequest download, FileChannel channel) {
        this.download = download;
        this.channel = channel;
    }

    /** Opens it, keeping what an earlier download of the very same file left in it. */
    static PartialFile open(DownloadRequest download) throws IOException {
        Optional<PartRecord> record =
                PartRecord.read(download.temporary()).filter(it -> it.isOf(download));
        FileChannel channel =
                FileChannel.open(
                        download.temporary(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        PartialFile file = new PartialFile(download, channel);
        try {
            if (record.isPresent() && channel.size() <= download.content().size()) {
                file.etag = record.get().etag();
                file.takeOver();
            } else {
                file.restart("");
            }
            return file;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** How many bytes it holds, all of them hashed. */
    long length() {
        return length;
    }

    /** The version that its bytes are of; empty when that is not known. */
    String etag() {
        return etag;
    }

    /** Begins again with nothing, from the version of that mark. */
    void restart(String newEtag) throws IOException {
        channel.truncate(0);
        channel.position(0);
        digest = newDigest();
        length = 0;
        etag = newEtag;
        PartRecord.of(download, newEtag).write(download.temporary());
    }

    void append(byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        digest.update(bytes, 0, count);
        length += count;
    }

    /** Writes all bytes to the disk and says what they are; only once. */
    Content finish() throws IOException {
        channel.force(true);
        return new Content(Sha1.of(digest.digest()), length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Removes a temporary file and its record. */
    static void remove(Path temporary) throws IOException {
        Files.deleteIfExists(temporary);
        Files.deleteIfExists(PartRecord.beside(temporary));
    }

    private void takeOver() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        channel.position(0);
        for (int count = channel.read(buffer); count >= 0; count = channel.read(buffer)) {
            digest.update(buffer.flip());
            length += count;
            buffer.clear();
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}
