package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {

    private static final String GOOD =
            """
            state-dir: state
            server: { listen: off }
            accounts:
              main: { refresh-token: a-secret-token, access-token: another-secret }
            jobs:
              photos: { mode: backup, local: data, remote: /Backup/photos, stable-for: 0s }
            """;

    @TempDir Path folder;
    private Path config;

    private record Ended(int exit, String out, String err) {}

    @BeforeEach
    void configure() throws IOException {
        config = folder.resolve("caravan.yaml");
        Files.writeString(config, GOOD);
        Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void a_faulty_configuration_is_told_whole_with_places_and_nothing_is_written()
            throws IOException {
        Files.writeString(
                config,
                """
                state-dir: state
                acounts: {}
                accounts:
                  main: { requests-per-second: lots }
                jobs:
                  photos:
                    mode: bakup
                    local: /data/photos
                    remote: /Backup
                    every: 1s
                """);
        for (String command : List.of("check", "run", "status")) {
            Ended ended = run(command);
            assertThat(ended.exit()).isEqualTo(2);
            assertThat(ended.out() + ended.err())
                    .contains(
                            "caravan.yaml:2:1: acounts",
                            "caravan.yaml:4:32: accounts.main.requests-per-second",
                            "caravan.yaml:7:11: jobs.photos.mode",
                            "caravan.yaml:10:12: jobs.photos.every");
        }
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void a_missing_configuration_says_where_it_was_looked_for() {
        Ended ended = run(Map.of(), "--config", folder.resolve("none.yaml").toString(), "status");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("none.yaml");
    }

    @Test
    void a_good_configuration_is_called_good() {
        Ended ended = run("check");
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("caravan.yaml: good");
    }

    @Test
    void unknown_commands_options_jobs_and_accounts_are_wrong_usage() {
        assertThat(run("frobnicate").exit()).isEqualTo(2);
        assertThat(run("status", "--frobnicate").exit()).isEqualTo(2);
        assertThat(run(Map.of()).exit()).isEqualTo(2);
        Ended job = run("run", "--once", "videos");
        assertThat(job.exit()).isEqualTo(2);
        assertThat(job.err()).contains("there is no job videos; there are: photos");
        Ended account = run("login", "other", "--paste");
        assertThat(account.exit()).isEqualTo(2);
        assertThat(account.err()).contains("there is no account other");
        assertThat(folder.resolve("state")).doesNotExist();
    }

    static Set<String> commands() {
        CaravanCommand command = new CaravanCommand(Map.of(), Terminal.ofProcess());
        return new CommandLine(command).getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_help(String command) {
        Ended ended = run(Map.of(), command, "--help");
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("Usage: caravan " + command, "Example");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void a_shell_can_complete_every_command() {
        for (String shell : List.of("bash", "zsh")) {
            Ended ended = run(Map.of(), "completion", shell);
            assertThat(ended.exit()).isZero();
            assertThat(ended.out()).contains("complete -F").contains(commands());
        }
        assertThat(run(Map.of(), "completion", "tcsh").exit()).isEqualTo(2);
    }

    @Test
    void commands_about_one_job_name_the_jobs_there_are() {
        for (String[] command :
                List.of(
                        words("plan", "videos"),
                        words("approve", "videos"),
                        words("reject", "videos"),
                        words("verify", "videos"),
                        words("restore", "videos", "--to", "x"),
                        words("conflicts", "videos"),
                        words("failures", "videos"),
                        words("history", "videos"),
                        words("retry", "videos"),
                        words("why", "videos", "a"))) {
            Ended ended = run(command);
            assertThat(ended.exit()).as(command[0]).isEqualTo(2);
            assertThat(ended.err()).contains("there is no job videos; there are: photos");
        }
        assertThat(run("why", "photos", "../a").err()).contains("not a path inside a job");
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void looking_makes_no_state() {
        for (String command : List.of("status", "history", "failures", "conflicts")) {
            Ended ended = run(command, "--json");
            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.out()).startsWith(command.equals("status") ? "{" : "[");
        }
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void hc_319_the_state_of_a_newer_program_is_left_as_it_is() throws Exception {
        Files.createDirectory(folder.resolve("state"));
        Path database = folder.resolve("state/caravan.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("create table future (a)");
            statement.execute("pragma user_version = 99");
        }
        byte[] before = Files.readAllBytes(database);
        for (String[] command : List.of(words("run", "--once"), words("status"), words("run"))) {
            Ended ended = run(command);
            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.err()).contains("newer Caravan", "start the newer program");
        }
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
    }

    @Test
    void a_damaged_state_says_what_to_do() throws Exception {
        Files.createDirectory(folder.resolve("state"));
        byte[] garbage = new byte[8192];
        Arrays.fill(garbage, (byte) 'x');
        Files.write(folder.resolve("state/caravan.db"), garbage);
        for (String[] command : List.of(words("run", "--once"), words("status"))) {
            Ended ended = run(command);
            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.err()).contains("move ", "caravan.db").doesNotContain("Exception");
        }
    }

    @Test
    void no_message_holds_a_secret() throws IOException {
        Files.writeString(config, GOOD.replace("mode: backup", "mode: wrong"));
        Ended ended = run("check");
        assertThat(ended.out() + ended.err())
                .isNotEmpty()
                .doesNotContain("a-secret-token", "another-secret");
    }

    private static String[] words(String... words) {
        return words;
    }

    private Ended run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--config", config.toString()));
        all.addAll(List.of(arguments));
        return run(Map.of(), all.toArray(String[]::new));
    }

    private static Ended run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        int exit = CaravanCommand.run(arguments, environment, terminal);
        return new Ended(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
