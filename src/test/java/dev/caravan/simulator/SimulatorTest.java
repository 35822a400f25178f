package dev.caravan.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.admin.OtherClient;
import dev.caravan.simulator.auth.TokenPair;
import dev.caravan.simulator.world.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A running simulator and a client that speaks to it over HTTP. */
abstract class SimulatorTest {

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir Path data;
    Simulator simulator;
    TokenPair tokens;
    OtherClient other;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.in(data));
        tokens = simulator.issueTokens();
        other = simulator.otherClient();
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
    }

    void set(String name, String value) {
        simulator.switches().set(name, value);
    }

    JsonNode get(String path, String... parameters) throws Exception {
        return json(send(request(path + "?" + form(parameters)).GET()));
    }

    JsonNode post(String path, String... parameters) throws Exception {
        return json(postRaw(path, parameters));
    }

    HttpResponse<String> postRaw(String path, String... parameters) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
    }

    JsonNode admin(String method, String path, String body) throws Exception {
        return json(
                send(
                        HttpRequest.newBuilder(URI.create(simulator.adminUrl() + path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.apiUrl() + path))
                .header("User-Agent", "test")
                .header("Authorization", "Bearer " + tokens.accessToken());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends text over a plain socket and returns everything that comes back until the end. */
    String raw(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", simulator.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    List<String> names(JsonNode listing) {
        return StreamSupport.stream(listing.path("data").spliterator(), false)
                .map(each -> each.path("fn").asText())
                .toList();
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.parse(response.body());
    }

    static String form(String... parameters) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.add(
                    parameters[i]
                            + "="
                            + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }
}
