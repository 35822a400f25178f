package dev.caravan.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import dev.caravan.simulator.auth.TokenPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A configured Caravan in a folder of its own: one account at a simulated 115, one job. */
final class Installation implements AutoCloseable {

    static final String JOB = "photos";
    static final String REMOTE = "/备份/photos";

    private static final ObjectMapper JSON = new ObjectMapper();

    final Simulator simulator;
    final Path folder;
    final LocalTree local;
    final Path state;

    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> account = new LinkedHashMap<>();
    private final Map<String, String> job = new LinkedHashMap<>();
    private String address;
    private String alerts = "";
    private String server = "{ listen: off }";

    private Installation(Path folder, Simulator simulator) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("nas"));
        this.simulator = simulator;
        this.local = new LocalTree(Files.createDirectories(this.folder.resolve("数据")));
        this.state = this.folder.resolve("state");
        this.address = simulator.apiUrl();
        account.put("requests-per-second", "1000");
        account.put("writes-per-second", "1000");
        account.put("requests-per-day", "1000000");
        job.put("mode", "backup");
        job.put("local", local.root().toString());
        job.put("remote", REMOTE);
        job.put("stable-for", "0s");
        login(simulator.issueTokens());
    }

    static Installation in(Path folder) throws IOException {
        return new Installation(
                folder, Simulator.start(SimulatorOptions.in(folder.resolve("cloud"))));
    }

    /** Sets a key of the account. */
    Installation account(String key, String value) {
        account.put(key, value);
        return this;
    }

    /** Sets a key of the job. */
    Installation job(String key, String value) {
        job.put(key, value);
        return this;
    }

    /** Sets the channels of the alerts, as YAML in one line. */
    Installation channels(String channels) {
        alerts = channels;
        return this;
    }

    /** Sets where the HTTP side listens, as YAML in one line. */
    Installation server(String settings) {
        server = settings;
        return this;
    }

    /** Everything goes through this address, the API and the storage. */
    Installation through(String url) {
        address = url;
        simulator.switches().set("storage.endpoint", url);
        return this;
    }

    /** As users run it: it starts more slowly and computes faster. */
    Installation withAllCompilers() {
        environment.put("CARAVAN_JAVA_OPTIONS", "");
        return this;
    }

    /** The seed tokens from now on. */
    void login(TokenPair tokens) {
        environment.put("CARAVAN_REFRESH_TOKEN", tokens.refreshToken());
        environment.put("CARAVAN_ACCESS_TOKEN", tokens.accessToken());
    }

    /** Without seed tokens. */
    void noLogin() {
        environment.keySet().removeIf(name -> name.endsWith("_TOKEN"));
    }

    /** In this locale, which outranks all others. */
    Installation under(String locale) {
        environment.put("LC_ALL", locale);
        return this;
    }

    /** Runs a command with another text for a configuration. */
    CaravanProcess.Ended runWith(String text, String... arguments) throws IOException {
        Files.writeString(folder.resolve("config").resolve("caravan.yaml"), text);
        return CaravanProcess.start(folder, environment, arguments).await();
    }

    CaravanProcess start(String... arguments) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("caravan.yaml"), configuration());
        return CaravanProcess.start(folder, environment, arguments);
    }

    CaravanProcess.Ended run(String... arguments) throws IOException {
        return start(arguments).await();
    }

    /** One pass of the job, which must end so. */
    CaravanProcess.Ended pass(int exit) throws IOException {
        return run("run", "--once").exited(exit);
    }

    /** What a command that prints JSON says. */
    JsonNode json(String... arguments) throws IOException {
        return reports(0, arguments);
    }

    /** What a command that prints JSON says before it ends with this code. */
    JsonNode reports(int exit, String... arguments) throws IOException {
        return JSON.readTree(run(arguments).exited(exit).out());
    }

    /** The job in the status document. */
    JsonNode jobStatus() throws IOException {
        return json("status", "--json").path("jobs").path(JOB);
    }

    /** What 115 has of the job's folder. */
    Map<String, String> remote() {
        return RemoteTree.below(simulator, REMOTE);
    }

    Traffic traffic() {
        return new Traffic(simulator.log());
    }

    private String configuration() {
        StringBuilder yaml = new StringBuilder("state-dir: ../state\nserver: " + server + "\n");
        yaml.append("accounts:\n  main:\n");
        yaml.append("    refresh-token: ${CARAVAN_REFRESH_TOKEN:-}\n");
        yaml.append("    access-token: ${CARAVAN_ACCESS_TOKEN:-}\n");
        yaml.append(
                "    endpoints: { api: '%s', passport: '%s', qrcode: '%s' }%n"
                        .formatted(address, address, address));
        account.forEach((key, value) -> yaml.append("    %s: %s%n".formatted(key, value)));
        yaml.append("jobs:\n  " + JOB + ":\n");
        job.forEach((key, value) -> yaml.append("    %s: %s%n".formatted(key, value)));
        if (!alerts.isEmpty()) {
            yaml.append("alerts:\n  channels: ").append(alerts).append('\n');
        }
        return yaml.toString();
    }

    @Override
    public void close() throws IOException {
        simulator.close();
    }
}
