package dev.caravan.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One request as it came over the wire; its body is a stream that is read once. */
public final class Request {

    private static final int LARGEST_FORM = 64 << 20;

    private final String method;
    private final String rawPath;
    private final Parameters query;
    private final Headers headers;
    private final Body body;
    private Optional<byte[]> text = Optional.empty();

    Request(String method, String target, Headers headers, Body body) {
        int mark = target.indexOf('?');
        this.method = method;
        this.rawPath = mark < 0 ? target : target.substring(0, mark);
        this.query = Parameters.parse(mark < 0 ? "" : target.substring(mark + 1));
        this.headers = headers;
        this.body = body;
    }

    public String method() {
        return method;
    }

    public boolean is(String wanted) {
        return method.equals(wanted);
    }

    public String path() {
        return Percent.decode(rawPath);
    }

    public Headers headers() {
        return headers;
    }

    public String header(String name) {
        return headers.text(name);
    }

    /** The host the client meant, without the port. */
    public String host() {
        return header("host").replaceFirst(":\\d+$", "");
    }

    public Parameters query() {
        return query;
    }

    /** Query and form together; both encodings of forms are understood, JSON is not. */
    public Parameters parameters() throws IOException {
        String type = header("content-type");
        if (type.startsWith("multipart/form-data")) {
            return query.and(Multipart.parse(type, bytes()));
        }
        if (is("POST") && !type.startsWith("application/json")) {
            return query.and(Parameters.parse(text()));
        }
        return query;
    }

    /** The whole body, for bodies that are known to be small. */
    public byte[] bytes() throws IOException {
        if (text.isEmpty()) {
            text = Optional.of(body.readNBytes(LARGEST_FORM));
            if (body.read() >= 0) {
                throw new ProtocolException("the body is too large for a form");
            }
        }
        return text.get();
    }

    public String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public InputStream body() {
        return body;
    }

    public long received() {
        return body.received();
    }

    /** From here on the body breaks off once so many bytes have been read. */
    public void breakOffAfter(long bytes) {
        body.breakOffAfter(bytes);
    }

    Body rest() {
        return body;
    }
}
