package dev.caravan.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook on loopback that believes only what is signed with its secret. */
final class AlertReceiver implements AutoCloseable {

    static final String SECRET = "the hook's secret";

    private final HttpServer server;
    private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    AlertReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** The channel as it stands in a configuration. */
    String channel() {
        return "{ type: webhook, url: 'http://127.0.0.1:%d/hook', secret: \"%s\" }"
                .formatted(server.getAddress().getPort(), SECRET);
    }

    void isDown(boolean now) {
        down = now;
    }

    /** The events of all alerts that were accepted, in the order they came. */
    List<String> events() {
        if (!complaints.isEmpty()) {
            throw new AssertionError(complaints.toString());
        }
        return alerts.stream().map(alert -> alert.path("event").asText()).toList();
    }

    JsonNode last() {
        return alerts.get(alerts.size() - 1);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            if (down) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            String body = new String(bytes, StandardCharsets.UTF_8);
            String given =
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Caravan-Signature"));
            if (isSigned(given, body)) {
                alerts.add(new ObjectMapper().readTree(body));
            } else {
                complaints.add("signature " + given + " does not fit " + body);
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static boolean isSigned(String given, String body) {
        if (!given.matches("t=[0-9]+,v1=[0-9a-f]{64}")) {
            return false;
        }
        String time = given.substring(2, given.indexOf(','));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] sign = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return given.endsWith("v1=" + HexFormat.of().formatHex(sign));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
