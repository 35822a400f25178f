package dev.caravan.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** The body of a request, with either framing, which counts what was read of it. */
final class Body extends InputStream {

    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private final boolean chunked;
    private boolean continueExpected;
    private boolean chunkBefore;
    private boolean ended;
    private long left;
    private long received;
    private long breakOff = Long.MAX_VALUE;

    Body(InputStream in, OutputStream out, Headers headers) throws ProtocolException {
        this.in = in;
        this.out = out;
        this.chunked = headers.says("transfer-encoding", "chunked");
        this.continueExpected = headers.says("expect", "100-continue");
        this.left = chunked ? 0 : length(headers.find("content-length").orElse("0"), 10);
        this.ended = !chunked && left == 0;
    }

    long received() {
        return received;
    }

    void breakOffAfter(long bytes) {
        breakOff = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        if (received >= breakOff) {
            throw new ConnectionDropped();
        }
        long most = Math.min(Math.min(length, left), breakOff - received);
        int got = in.read(into, offset, (int) most);
        if (got < 0) {
            throw new EOFException("the client went away in the middle of a body");
        }
        left -= got;
        received += got;
        ended = !chunked && left == 0;
        return got;
    }

    /**
     * Reads what nobody wanted, because a client that is still sending would not see the answer;
     * false when the client waits for a go-ahead that will not come.
     */
    boolean drain() throws IOException {
        if (continueExpected && !ended) {
            return false;
        }
        byte[] waste = new byte[64 << 10];
        breakOff = Long.MAX_VALUE;
        int got = read(waste, 0, waste.length);
        while (got >= 0) {
            got = read(waste, 0, waste.length);
        }
        return true;
    }

    private boolean ready() throws IOException {
        if (ended) {
            return false;
        }
        if (continueExpected) {
            continueExpected = false;
            out.write(CONTINUE);
        }
        if (chunked && left == 0) {
            nextChunk();
        }
        return !ended;
    }

    private static long length(String text, int radix) throws ProtocolException {
        String digits = text.strip();
        if (!digits.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("not a length of a body");
        }
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            throw new ProtocolException("not a length of a body");
        }
    }

    private void nextChunk() throws IOException {
        if (chunkBefore) {
            RequestReader.line(in);
        }
        chunkBefore = true;
        left = length(RequestReader.line(in).replaceFirst(";.*", ""), 16);
        if (left == 0) {
            ended = true;
            String trailer = RequestReader.line(in);
            while (!trailer.isEmpty()) {
                trailer = RequestReader.line(in);
            }
        }
    }
}
