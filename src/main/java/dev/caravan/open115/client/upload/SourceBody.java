package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A range of a source on its way to the storage; a part is hashed while it passes. */
final class SourceBody extends RequestBody {

    /** So few bytes travel at once that even a slow rate is kept without long silences. */
    private static final int SLICE = 16 << 10;

    private final SourceRange range;
    private final End end;
    private Optional<DigestBeside> md5 = Optional.empty();

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
        // anew each time: the storage may have refused the first sending for our clock
        md5 = end == End.PART ? Optional.of(newMd5()) : Optional.empty();
        range.read(
                (bytes, length, left) -> {
                    if (left == 0 && end == End.COMMITS) {
                        requireUnchanged();
                    }
                    if (md5.isPresent()) {
                        md5.get().update(bytes, length);
                    }
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
        range.upload().watch().moved(count);
    }

    private DigestBeside newMd5() {
        int chunk = (int) Math.min(SourceRange.CHUNK, Math.max(1, range.size()));
        return new DigestBeside(SourceRange.newDigest("MD5"), chunk);
    }

    /** The MD5 of a part, as the storage writes it; only once, after everything was sent. */
    String md5() {
        return HexFormat.of().withUpperCase().formatHex(md5.orElseThrow().digest());
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
