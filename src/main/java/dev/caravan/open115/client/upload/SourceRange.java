package dev.caravan.open115.client.upload;

import dev.caravan.drive.UploadRequest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Some bytes of an upload's source: {@code size} of them from {@code first} on. */
record SourceRange(UploadRequest upload, long first, long size) {

    /** The most bytes that are taken at once. */
    static final int CHUNK = 128 << 10;

    /** Takes chunks; the buffer belongs to the caller again afterwards. */
    interface Taker {
        void take(byte[] bytes, int length, long left) throws IOException;
    }

    static SourceRange whole(UploadRequest upload) {
        return new SourceRange(upload, 0, upload.content().size());
    }

    /** Reads all bytes; a source that is too short or cannot be read is a SourceException. */
    void read(Taker taker) throws IOException {
        try (SeekableByteChannel channel = open()) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(1, size)));
            for (long left = size; left > 0; ) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), left));
                fill(channel, buffer);
                left -= buffer.limit();
                taker.take(buffer.array(), buffer.limit(), left);
            }
        }
    }

    /** The digest of the bytes as they are now. */
    byte[] digest(String algorithm) throws IOException {
        MessageDigest digest = newDigest(algorithm);
        read((bytes, length, left) -> digest.update(bytes, 0, length));
        return digest.digest();
    }

    static MessageDigest newDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    private SeekableByteChannel open() throws SourceException {
        try {
            return upload.source().open().position(first);
        } catch (IOException e) {
            throw new SourceException(e);
        }
    }

    private static void fill(SeekableByteChannel channel, ByteBuffer buffer)
            throws SourceException {
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException("the file became shorter");
                }
            }
        } catch (IOException e) {
            throw new SourceException(e);
        }
    }
}
