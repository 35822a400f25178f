package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A range of a source on its way to the storage, hashed while it passes. */
final class SourceBody extends RequestBody {

    /** So few bytes travel at once that even a slow rate is kept without long silences. */
    private static final int SLICE = 16 << 10;

    private final SourceRange range;
    private final End end;
    private final MessageDigest md5 = SourceRange.newDigest("MD5");
    private long sent;

    /** What the last byte of this body brings about. */
    enum End {
        /** Nothing: more requests follow. */
        PART,
        /** The file appears: so the source must still be the same right before. */
        COMMITS
    }

    SourceBody(SourceRange range, End end) {
        this.range = range;
        this.end = end;
    }

    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return range.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        // the storage may have refused the first sending for our clock
        md5.reset();
        range.read(
                (bytes, length, left) -> {
                    if (left == 0 && end == End.COMMITS) {
                        requireUnchanged();
                    }
                    md5.update(bytes, 0, length);
                    for (int from = 0; from < length; from += SLICE) {
                        write(sink, bytes, from, Math.min(SLICE, length - from));
                    }
                });
    }

    private void write(BufferedSink sink, byte[] bytes, int from, int count) throws IOException {
        try {
            range.upload().watch().admit(count);
        } catch (DriveException.Interrupted stop) {
            throw new HaltedException(stop);
        }
        sink.write(bytes, from, count);
        sent += count;
        range.upload().watch().moved(count);
    }

    /** How many bytes were handed to the network. */
    long sent() {
        return sent;
    }

    /** The MD5 of all bytes, as the storage writes it; only once, after everything was sent. */
    String md5() {
        return HexFormat.of().withUpperCase().formatHex(md5.digest());
    }

    private void requireUnchanged() throws SourceException {
        try {
            if (!range.upload().source().unchanged()) {
                throw new IOException("the file changed while it was sent");
            }
        } catch (IOException e) {
            throw new SourceException(e);
        }
    }
}
