package dev.caravan.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a client, served by one thread until either side ends it. */
final class Connection implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final int IDLE_MILLIS = 10 * 60 * 1000;

    private final Socket socket;
    private final Exchange exchange;

    Connection(Socket socket, Exchange exchange) {
        this.socket = socket;
        this.exchange = exchange;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 32 << 10);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 32 << 10);
            while (serveOne(in, out)) {
                log.trace("connection kept");
            }
        } catch (IOException e) {
            log.debug("connection ended: {}", e.toString());
        }
    }

    private boolean serveOne(InputStream in, OutputStream out) throws IOException {
        try {
            Optional<Request> next = RequestReader.read(in, new Flushing(out));
            return next.isPresent() && serve(next.get(), out);
        } catch (ProtocolException e) {
            write(out, Reply.text(400, "text/plain", e.getMessage() + "\n"), false, false);
            return false;
        }
    }

    private boolean serve(Request request, OutputStream out) throws IOException {
        Reply reply = answer(request);
        return switch (reply.ending()) {
            case KEEP -> finish(request, reply, out);
            case DROP -> false;
            case RESET -> {
                // Lingering for no time makes closing send RST instead of FIN.
                socket.setSoLinger(true, 0);
                yield false;
            }
        };
    }

    private Reply answer(Request request) throws IOException {
        try {
            return exchange.answer(request);
        } catch (RuntimeException e) {
            log.warn("the simulator itself failed at {} {}", request.method(), request.path(), e);
            return Reply.text(500, "text/plain", "the simulator itself failed: " + e + "\n");
        }
    }

    private static boolean finish(Request request, Reply reply, OutputStream out)
            throws IOException {
        boolean drained = request.rest().drain();
        boolean keep = drained && !request.headers().says("connection", "close");
        write(out, reply, keep, request.is("HEAD"));
        return keep;
    }

    private static void write(OutputStream out, Reply reply, boolean keep, boolean headOnly)
            throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ");
        head.append(reply.status()).append(' ').append(Phrases.of(reply.status())).append("\r\n");
        reply.headers().forEach((name, value) -> field(head, name, value));
        if (reply.status() != 204 && reply.status() != 304) {
            field(head, "Content-Length", Long.toString(reply.content().length()));
        }
        field(head, "Connection", keep ? "keep-alive" : "close");
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (!headOnly) {
            try {
                reply.content().writeTo(out);
            } catch (ConnectionDropped e) {
                out.flush();
                throw e;
            }
        }
        out.flush();
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** The way out for interim answers, which must not wait in a buffer. */
    private static final class Flushing extends OutputStream {
        private final OutputStream out;

        Flushing(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            out.flush();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            out.flush();
        }
    }
}
