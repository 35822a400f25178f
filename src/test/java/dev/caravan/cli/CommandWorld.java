package dev.caravan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import dev.caravan.simulator.admin.Node;
import dev.caravan.simulator.auth.TokenPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A configured Caravan beside a simulated 115, whose commands run in this process. */
final class CommandWorld implements AutoCloseable {

    static final String JOB = "photos";
    static final String REMOTE = "/Backup/photos";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> READS =
            Set.of("files", "info", "search", "user-info", "get_token", "refreshToken", "downurl");

    final Simulator simulator;
    final Path folder;
    final Path local;
    final Path state;
    private final Map<String, String> job = new LinkedHashMap<>();
    private String more = "";
    private String accountKeys = "";
    private final TokenPair tokens;

    /** How a command ended. */
    record Ended(int exit, String out, String err) {

        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    private CommandWorld(Path folder, Simulator simulator) throws IOException {
        this.folder = folder;
        this.simulator = simulator;
        this.local = Files.createDirectories(folder.resolve("data"));
        this.state = folder.resolve("state");
        this.tokens = simulator.issueTokens();
        job.put("mode", "backup");
        job.put("local", "data");
        job.put("remote", REMOTE);
        job.put("stable-for", "0s");
    }

    static CommandWorld in(Path folder) throws IOException {
        return new CommandWorld(
                folder, Simulator.start(SimulatorOptions.in(folder.resolve("cloud"))));
    }

    CommandWorld job(String key, String value) {
        job.put(key, value);
        return this;
    }

    CommandWorld account(String yaml) {
        accountKeys = yaml;
        return this;
    }

    /** More of the configuration, at its end. */
    CommandWorld more(String yaml) {
        more = yaml;
        return this;
    }

    TokenPair tokens() {
        return tokens;
    }

    CommandWorld write(String path, String text) throws IOException {
        Path file = local.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    String read(String path) throws IOException {
        return Files.readString(local.resolve(path));
    }

    /** Files of a folder with their text; what is Caravan's own left out. */
    static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (!path.startsWith(".caravan")) {
                    texts.put(path, Files.readString(file));
                }
            }
        }
        return texts;
    }

    /** Files of the job's folder on 115 with their text. */
    Map<String, String> remoteTexts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Node node : simulator.otherClient().tree()) {
            if (node.path().startsWith(REMOTE + "/") && node.kind().equals("file")) {
                texts.put(
                        node.path().substring(REMOTE.length() + 1),
                        simulator.otherClient().text("id:" + node.id()));
            }
        }
        return texts;
    }

    /** Everything asked of 115 that may change something there, since the log was reset. */
    Map<String, Long> writes() {
        Map<String, Long> writes = new TreeMap<>(simulator.log().counts());
        writes.keySet().removeAll(READS);
        return writes;
    }

    Path configuration() throws IOException {
        StringBuilder yaml = new StringBuilder("state-dir: state\n");
        if (!more.contains("server:")) {
            yaml.append("server: { listen: off }\n");
        }
        yaml.append("accounts:\n  main:\n");
        yaml.append("    refresh-token: ").append(tokens.refreshToken()).append('\n');
        yaml.append("    access-token: ").append(tokens.accessToken()).append('\n');
        yaml.append("    requests-per-second: 1000\n    writes-per-second: 1000\n");
        yaml.append("    links-per-second: 1000\n    requests-per-day: 1000000\n");
        String url = simulator.apiUrl();
        yaml.append(
                "    endpoints: { api: '%s', passport: '%s', qrcode: '%s' }%n"
                        .formatted(url, url, url));
        yaml.append(accountKeys);
        yaml.append("jobs:\n  " + JOB + ":\n");
        job.forEach((key, value) -> yaml.append("    %s: %s%n".formatted(key, value)));
        yaml.append(more);
        return Files.writeString(folder.resolve("caravan.yaml"), yaml.toString());
    }

    Ended run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--config", configuration().toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        int exit = CaravanCommand.run(all.toArray(String[]::new), Map.of(), terminal);
        return new Ended(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command that must end so. */
    Ended run(int exit, String... arguments) throws IOException {
        Ended ended = run(arguments);
        if (ended.exit() != exit) {
            throw new AssertionError("exit " + exit + " was expected: " + ended);
        }
        return ended;
    }

    /** One pass that must end so. */
    Ended pass(int exit) throws IOException {
        return run(exit, "run", "--once");
    }

    @Override
    public void close() throws IOException {
        simulator.close();
    }
}
