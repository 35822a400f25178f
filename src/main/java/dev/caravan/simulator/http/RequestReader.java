package dev.caravan.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the heads of requests off a connection. */
public final class RequestReader {

    private static final int LONGEST_LINE = 256 << 10;

    private RequestReader() {}

    /** The next request, or nothing when the client has closed the connection. */
    public static Optional<Request> read(InputStream in, OutputStream out) throws IOException {
        String first;
        try {
            first = line(in);
        } catch (EOFException e) {
            return Optional.empty();
        }
        String[] parts = first.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("not a request line");
        }
        Headers headers = new Headers();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("not a header line");
            }
            headers.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        if (parts[2].equals("HTTP/1.0") && headers.find("connection").isEmpty()) {
            headers.add("connection", "close");
        }
        return Optional.of(
                new Request(parts[0], originForm(parts[1]), headers, new Body(in, out, headers)));
    }

    /** The path and query of a target that may be a whole address, as proxies send it. */
    private static String originForm(String target) {
        return target.replaceFirst("^https?://[^/]*", "");
    }

    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the client went away in the middle of a line");
            }
            if (line.size() > LONGEST_LINE) {
                throw new ProtocolException("a line is too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
    }
}
