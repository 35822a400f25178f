package dev.caravan.app;

import dev.caravan.local.scan.Scope;
import dev.caravan.open115.pace.ManualTime;
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
import dev.caravan.simulator.admin.Node;
import dev.caravan.simulator.auth.TokenPair;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The whole program in this process, with the real routes, at a simulated 115 of the same clock,
 * which only moves when somebody waits or a test says so.
 */
final class Household implements AutoCloseable {

    final ManualTime time = new ManualTime();
    final Simulator simulator;
    final Path folder;
    private final Map<String, Map<String, String>> jobs = new LinkedHashMap<>();
    private final TokenPair tokens;
    private final AtomicReference<PassProgress> progress = new AtomicReference<>(PassProgress.NONE);
    private Program program;

    Household(Path folder) throws IOException {
        this.folder = folder;
        this.simulator = Simulator.start(SimulatorOptions.in(folder.resolve("cloud")).at(time));
        this.tokens = simulator.issueTokens();
        job("photos", "mode", "backup");
    }

    /** Sets a key of a job, which is made by that. */
    Household job(String job, String key, String value) throws IOException {
        Path local = Files.createDirectories(folder.resolve(job));
        Map<String, String> keys = jobs.computeIfAbsent(job, name -> new LinkedHashMap<>());
        keys.putIfAbsent("local", local.toString());
        keys.putIfAbsent("remote", "/" + job);
        keys.putIfAbsent("stable-for", "0s");
        keys.put(key, value);
        return this;
    }

    Household followedBy(PassProgress follower) {
        progress.set(follower);
        return this;
    }

    /** Starts the routes with what is configured by now. */
    Program start() throws Exception {
        program = Program.open(settings(), progress.get(), time.timing());
        program.start();
        return program;
    }

    /** Stops it and starts it again, as after a reboot. */
    Program restart() throws Exception {
        program.close();
        return start();
    }

    /** Stops it and starts it again with all its triggers. */
    void restartAsDaemon() throws Exception {
        program.close();
        program = Program.open(settings(), progress.get(), time.timing());
        program.startDaemon(settings().jobs());
    }

    Settings settings() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Path file = Files.writeString(config.resolve("caravan.yaml"), configuration());
        Environment environment = new Environment(Map.of(), ZoneOffset.UTC, time);
        return SettingsFile.load(file, environment)
                .match(
                        Loading.Valid::settings,
                        invalid -> {
                            throw new AssertionError(invalid.problems().toString());
                        });
    }

    private String configuration() {
        StringBuilder yaml = new StringBuilder("state-dir: ../state\nserver: { listen: off }\n");
        yaml.append(
                """
                accounts:
                  main:
                    refresh-token: %s
                    access-token: %s
                    requests-per-second: 1000
                    writes-per-second: 1000
                    requests-per-day: 1000000
                    endpoints: { api: '%s', passport: '%s', qrcode: '%s' }
                jobs:
                """
                        .formatted(
                                tokens.refreshToken(),
                                tokens.accessToken(),
                                simulator.apiUrl(),
                                simulator.passportUrl(),
                                simulator.qrcodeUrl()));
        jobs.forEach(
                (name, keys) -> {
                    yaml.append("  ").append(name).append(":\n");
                    keys.forEach((key, value) -> yaml.append("    %s: %s%n".formatted(key, value)));
                });
        return yaml.toString();
    }

    /** One pass, as a schedule starts it: what failed before rests until it is due. */
    Program program() {
        return program;
    }

    PassReport pass() {
        return pass("photos");
    }

    PassReport pass(String job) {
        return program.run(new PassOrder(job, Trigger.SCHEDULE));
    }

    /** A pass that looks at the top folder alone, as events order it. */
    PassReport passOfTop() {
        SortedSet<RelativePath> top = new TreeSet<>(Set.of(RelativePath.ROOT));
        return program.run(new PassOrder("photos", Trigger.WATCH, new Scope.Folders(top)));
    }

    Path write(String path, int size) throws IOException {
        return write("photos", path, size);
    }

    /** A file that no other has the content of. */
    Path write(String job, String path, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(31L * (job + path).hashCode() + size).nextBytes(bytes);
        Path file = folder.resolve(job).resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(folder.resolve("photos").resolve(path));
    }

    /** The paths of all files on 115. */
    List<String> remote() {
        return simulator.otherClient().tree().stream()
                .filter(node -> node.kind().equals("file"))
                .map(Node::path)
                .sorted()
                .toList();
    }

    /** What is listed as failing. */
    List<Failure> failures() {
        return state(database -> new FailureStore(database).all(job(database)));
    }

    static JobId job(StateDatabase database) {
        return new JobStore(database).find("photos").orElseThrow().id();
    }

    <T> T state(Function<StateDatabase, T> question) {
        try (StateDatabase database = StateDatabase.view(folder.resolve("state")).orElseThrow()) {
            return question.apply(database);
        }
    }

    /** Adds a fault in the simulator's words. */
    long fault(String json) {
        return simulator.faults().add(json.replace('\'', '"'));
    }

    @Override
    public void close() throws IOException {
        if (program != null) {
            program.close();
        }
        simulator.close();
    }
}
