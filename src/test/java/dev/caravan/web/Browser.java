package dev.caravan.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Chromium without a window, driven over its DevTools protocol. */
public final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final Answers answers;
    private final AtomicInteger number = new AtomicInteger();
    private String session = "";
    private String origin = "";

    private Browser(Process process, Path profile, WebSocket socket, Answers answers) {
        this.process = process;
        this.profile = profile;
        this.socket = socket;
        this.answers = answers;
    }

    /** Where the program is; empty where none is installed. */
    public static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser start(Path program) throws Exception {
        Path profile = Files.createTempDirectory("chromium");
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--hide-scrollbars",
                                "--lang=en-US",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Answers answers = new Answers();
        URI address = URI.create("ws://127.0.0.1:" + devToolsAddress(profile));
        WebSocket socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(address, answers)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Browser browser = new Browser(process, profile, socket, answers);
        browser.openTab();
        return browser;
    }

    /** The browser writes its port and path into its profile once it listens. */
    private static String devToolsAddress(Path profile) {
        Path file = profile.resolve("DevToolsActivePort");
        List<String> lines = new ArrayList<>();
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> {
                            lines.clear();
                            lines.addAll(Files.readAllLines(file));
                            return lines.size() >= 2;
                        });
        return lines.get(0) + lines.get(1);
    }

    private void openTab() throws Exception {
        JsonNode tab = call("Target.createTarget", object().put("url", "about:blank"));
        JsonNode attached =
                call(
                        "Target.attachToTarget",
                        object().put("targetId", tab.path("targetId").asText())
                                .put("flatten", true));
        session = attached.path("sessionId").asText();
        call("Page.enable", object());
        call("Runtime.enable", object());
        call("Log.enable", object());
    }

    /** A window of this size; a narrow one is a phone. */
    public void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                object().put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 600));
    }

    /**
     * @param scheme light or dark
     */
    public void colours(String scheme) throws Exception {
        ObjectNode media = object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        call("Emulation.setEmulatedMedia", media);
    }

    public void open(String url) throws Exception {
        origin = url;
        answers.complaints.clear();
        call("Page.navigate", object().put("url", url));
    }

    /** What a script in the page comes to. */
    public JsonNode evaluate(String script) throws Exception {
        JsonNode answer =
                call(
                        "Runtime.evaluate",
                        object().put("expression", script)
                                .put("awaitPromise", true)
                                .put("returnByValue", true)
                                .put("userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until a script in the page comes to true. */
    public void await(String script) {
        Awaitility.await(script).atMost(PATIENCE).until(() -> evaluate(script).asBoolean());
    }

    public void click(String selector) throws Exception {
        await("!!document.querySelector(%s)".formatted(quoted(selector)));
        evaluate("document.querySelector(%s).click()".formatted(quoted(selector)));
    }

    public String text(String selector) throws Exception {
        return evaluate("document.querySelector(%s)?.innerText ?? ''".formatted(quoted(selector)))
                .asText();
    }

    public static String quoted(String text) throws IOException {
        return JSON.writeValueAsString(text);
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}. */
    public void screenshot(String name) throws Exception {
        JsonNode picture =
                call("Page.captureScreenshot", object().put("captureBeyondViewport", true));
        Files.createDirectories(SCREENSHOTS);
        Files.write(
                SCREENSHOTS.resolve(name + ".png"),
                Base64.getDecoder().decode(picture.path("data").asText()));
    }

    /** What the page complained about: scripts that failed, policies that were broken. */
    public List<String> complaints() {
        synchronized (answers.complaints) {
            return answers.complaints.stream().filter(this::isOfThisPage).toList();
        }
    }

    /** The page before may still complain that its server was closed. */
    private boolean isOfThisPage(String complaint) {
        return !complaint.contains("\"url\":\"http://") || complaint.contains(origin);
    }

    private JsonNode call(String method, ObjectNode parameters) throws Exception {
        int id = number.incrementAndGet();
        ObjectNode message = object().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = answers.expect(id);
        socket.sendText(message.toString(), true);
        JsonNode got = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (got.has("error")) {
            throw new AssertionError(method + ": " + got.path("error"));
        }
        return got.path("result");
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** What the browser says, by the question that it answers. */
    private static final class Answers implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> expected =
                new ConcurrentHashMap<>();
        private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
        private final StringBuilder text = new StringBuilder();

        CompletableFuture<JsonNode> expect(int id) {
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            expected.put(id, answer);
            return answer;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String message) {
            try {
                JsonNode said = JSON.readTree(message);
                if (said.has("id")) {
                    expected.remove(said.path("id").asInt()).complete(said);
                }
                String method = said.path("method").asText();
                boolean logged =
                        method.equals("Log.entryAdded")
                                && said.at("/params/entry/level").asText().equals("error");
                if (logged || method.equals("Runtime.exceptionThrown")) {
                    complaints.add(said.path("params").toString());
                }
            } catch (IOException broken) {
                complaints.add(message);
            }
        }
    }
}
