package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import dev.caravan.settings.Environment;
import dev.caravan.settings.Loading;
import dev.caravan.settings.Settings;
import dev.caravan.settings.SettingsFile;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import dev.caravan.simulator.auth.TokenPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A whole Caravan in this JVM, with a simulated 115: one job called {@code photos} whose keys tests
 * set.
 */
final class House implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String JOB = "photos";
    static final String REMOTE = "/backup/photos";

    final Simulator simulator;
    final Path local;
    final Path state;
    private final Path folder;
    private final TokenPair tokens;
    private final Map<String, String> job = new LinkedHashMap<>();
    private String alerts = "";
    private Optional<Program> program = Optional.empty();

    House(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.simulator = Simulator.start(SimulatorOptions.in(this.folder.resolve("cloud")));
        this.local = Files.createDirectories(this.folder.resolve("local"));
        this.state = this.folder.resolve("state");
        this.tokens = simulator.issueTokens();
        job.put("mode", "backup");
        job.put("local", local.toString());
        job.put("remote", REMOTE);
        job.put("stable-for", "0s");
        job.put("at-start", "false");
    }

    House job(String key, String value) {
        job.put(key, value);
        return this;
    }

    House alerts(String yaml) {
        alerts = yaml;
        return this;
    }

    House write(String path, String text) throws IOException {
        Path file = local.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Removes something with all below it. */
    static void remove(Path path) throws IOException {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    Settings settings() throws IOException {
        Path file = Files.createDirectories(folder.resolve("config")).resolve("caravan.yaml");
        Files.writeString(file, yaml());
        Environment environment = new Environment(Map.of(), ZoneOffset.UTC, InstantSource.system());
        return SettingsFile.load(file, environment)
                .match(
                        Loading.Valid::settings,
                        invalid -> {
                            throw new AssertionError(invalid.problems().toString());
                        });
    }

    private String yaml() {
        StringBuilder yaml = new StringBuilder("state-dir: ../state\nserver: { listen: off }\n");
        String url = simulator.apiUrl();
        yaml.append("accounts:\n  main:\n");
        yaml.append("    refresh-token: ").append(tokens.refreshToken()).append('\n');
        yaml.append("    access-token: ").append(tokens.accessToken()).append('\n');
        yaml.append("    requests-per-second: 1000\n    writes-per-second: 1000\n");
        yaml.append("    requests-per-day: 1000000\n");
        yaml.append(
                "    endpoints: { api: '%s', passport: '%s', qrcode: '%s' }%n"
                        .formatted(url, url, url));
        yaml.append("jobs:\n  " + JOB + ":\n");
        job.forEach((key, value) -> yaml.append("    %s: %s%n".formatted(key, value)));
        return yaml.append(alerts).toString();
    }

    /** Opens the program without a trigger of its own, once. */
    Program program() throws Exception {
        if (program.isEmpty()) {
            Program opened = Program.open(settings(), PassProgress.NONE);
            program = Optional.of(opened);
            opened.start();
        }
        return program.get();
    }

    /** Starts the daemon in place of what ran before. */
    Program daemon() throws Exception {
        stop();
        Program opened = Program.open(settings(), PassProgress.NONE);
        program = Optional.of(opened);
        opened.startDaemon(settings().jobs());
        return opened;
    }

    /** One pass as a person orders it, in a program that stays open. */
    PassReport pass() throws Exception {
        return program().run(new PassOrder(JOB, Trigger.COMMAND));
    }

    /** Ends the program; the next one reads the settings again. */
    void stop() {
        program.ifPresent(Program::close);
        program = Optional.empty();
    }

    /** The paths of all files and folders on 115, below the job's folder. */
    SortedSet<String> remote() {
        return remote(REMOTE);
    }

    SortedSet<String> remote(String root) {
        SortedSet<String> paths = new TreeSet<>();
        simulator.otherClient().tree().stream()
                .map(node -> node.path())
                .filter(path -> path.startsWith(root + "/"))
                .forEach(path -> paths.add(path.substring(root.length() + 1)));
        return paths;
    }

    void assertNothingTrashed() {
        assertThat(simulator.otherClient().bin()).isEmpty();
    }

    @Override
    public void close() throws IOException {
        stop();
        simulator.close();
    }
}
