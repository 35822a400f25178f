package dev.caravan.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Serves the daemon's HTTP side with the JDK's own server: small, and one dependency less to keep
 * safe.
 */
public final class WebServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Requests requests;

    private WebServer(HttpServer server, ExecutorService threads, Requests requests) {
        this.server = server;
        this.threads = threads;
        this.requests = requests;
    }

    /**
     * Begins to listen.
     *
     * @param token what writing calls must bring; without one the address must be loopback
     */
    public static WebServer start(InetSocketAddress address, Optional<String> token, Desk desk)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        THREADS,
                        task -> {
                            Thread thread = new Thread(task, "web");
                            thread.setDaemon(true);
                            return thread;
                        });
        WebServer web = new WebServer(server, threads, new Requests(desk, token));
        server.setExecutor(threads);
        server.createContext("/", web::serve);
        server.start();
        return web;
    }

    /** The port that is listened on, which the system chose where 0 was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = requests.answer(request(exchange));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), NO_BODY);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static Requests.Request request(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        List<String> path =
                Stream.of(exchange.getRequestURI().getPath().split("/"))
                        .filter(part -> !part.isEmpty())
                        .toList();
        return new Requests.Request(exchange.getRequestMethod(), path, headers);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
