package dev.caravan.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat service's robot on loopback: keeps what it is told, and answers as the service does. */
final class ChatRobot implements AutoCloseable {

    private final HttpServer server;
    private final String answer;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    ChatRobot(String answer) throws IOException {
        this.answer = answer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/robot";
    }

    /** Whether a message came that holds all of these words. */
    boolean heard(String... words) {
        return messages.stream()
                .anyMatch(message -> List.of(words).stream().allMatch(message::contains));
    }

    List<String> messages() {
        return messages;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            messages.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
