package dev.caravan.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the daemon's HTTP side with the JDK's own server: small, and one dependency less to keep
 * safe.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 4;
    private static final int NO_BODY = -1;
    private static final int NO_END = 0;
    private static final int LARGEST_BODY = 64 << 10;

    /** Seconds in which a request must have arrived: nobody occupies a thread by saying nothing. */
    private static final String SLOWEST_REQUEST = "30";

    private final HttpServer server;
    private final ExecutorService threads;
    private final LoginSessions logins = new LoginSessions(InstantSource.system());
    private final Events events;
    private final Requests requests;

    private WebServer(
            HttpServer server,
            ExecutorService threads,
            Optional<String> token,
            Desk desk,
            Events.Rhythm rhythm) {
        this.server = server;
        this.threads = threads;
        this.events = new Events(desk::status, rhythm);
        this.requests = requests(new Gate(token), desk);
    }

    private Requests requests(Gate gate, Desk desk) {
        List<List<Route>> routes =
                List.of(
                        new PageRoutes(desk, gate).routes(),
                        new StateRoutes(desk).routes(),
                        new JobRoutes(desk, gate).routes(),
                        new AccountRoutes(desk, logins).routes());
        return new Requests(gate, routes.stream().flatMap(List::stream).toList());
    }

    /** Binds and begins at once. */
    static WebServer start(
            InetSocketAddress address, Optional<String> token, Desk desk, Events.Rhythm rhythm)
            throws IOException {
        WebServer web = bind(address, token, desk, rhythm);
        web.begin();
        return web;
    }

    /**
     * Takes the address; who connects waits for {@link #begin}.
     *
     * @param token what writing calls must bring; without one the address must be loopback
     */
    public static WebServer bind(InetSocketAddress address, Optional<String> token, Desk desk)
            throws IOException {
        return bind(address, token, desk, Events.Rhythm.USUAL);
    }

    private static WebServer bind(
            InetSocketAddress address, Optional<String> token, Desk desk, Events.Rhythm rhythm)
            throws IOException {
        // The JDK's server reads this once, before the first is made.
        System.setProperty("sun.net.httpserver.maxReqTime", SLOWEST_REQUEST);
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        THREADS,
                        task -> {
                            Thread thread = new Thread(task, "web");
                            thread.setDaemon(true);
                            return thread;
                        });
        WebServer web = new WebServer(server, threads, token, desk, rhythm);
        server.setExecutor(threads);
        server.createContext("/", web::serve);
        return web;
    }

    /** Begins to answer. */
    public void begin() {
        server.start();
    }

    public String host() {
        return server.getAddress().getHostString();
    }

    /** The port that is listened on, which the system chose where 0 was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Every address that is answered. */
    List<Route> routes() {
        return requests.routes();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Answer answer = answer(exchange);
        PageHeaders.EVERYWHERE.forEach(exchange.getResponseHeaders()::set);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (answer.hasNoEnd() && exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(answer.status(), NO_END);
            events.join(new Open(exchange));
            return;
        }
        send(exchange, answer);
    }

    /** The last line of defence: who asks gets an answer, and the log the fault. */
    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            Optional<String> body = body(exchange);
            if (body.isEmpty()) {
                return Answer.of(Answer.TOO_LARGE, "the body is too large");
            }
            Answer answer = requests.answer(request(exchange, body.get()));
            return answer.hasNoEnd() && !events.hasRoom()
                    ? Answer.of(Answer.BUSY, "too many listen already").with("Retry-After", "30")
                    : answer;
        } catch (RuntimeException fault) {
            LOG.error("could not answer path={}", exchange.getRequestURI().getPath(), fault);
            return Answer.of(Answer.FAULT, "a fault of the program; its log says more");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
                exchange.sendResponseHeaders(answer.status(), NO_BODY);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** The body as text; empty when it is larger than any order is. */
    private static Optional<String> body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
            return bytes.length > LARGEST_BODY
                    ? Optional.empty()
                    : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static Request request(HttpExchange exchange, String body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        List<String> path = PathNames.of(exchange.getRequestURI().getPath());
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return new Request(exchange.getRequestMethod(), path, query, headers, body);
    }

    /** An exchange whose answer goes on. */
    private record Open(HttpExchange exchange) implements EventClient.Connection {
        @Override
        public OutputStream out() {
            return exchange.getResponseBody();
        }

        @Override
        public void close() {
            exchange.close();
        }
    }

    @Override
    public void close() {
        events.close();
        logins.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
