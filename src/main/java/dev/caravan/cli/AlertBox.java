package dev.caravan.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook receiver on loopback that keeps what arrives, to show it. */
final class AlertBox implements AutoCloseable {

    private static final int NO_BODY = -1;
    private static final String HOST = "127.0.0.1";

    private final HttpServer server;
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    private AlertBox(HttpServer server) {
        this.server = server;
    }

    static AlertBox open() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), 0), 0);
        AlertBox box = new AlertBox(server);
        server.createContext("/alert", box::take);
        server.start();
        return box;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            arrived.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, NO_BODY);
        }
    }

    String url() {
        return "http://" + HOST + ":" + server.getAddress().getPort() + "/alert";
    }

    List<String> arrived() {
        return List.copyOf(arrived);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
