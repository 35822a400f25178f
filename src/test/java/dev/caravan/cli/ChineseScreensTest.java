package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.settings.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * With {@code language: zh} no screen is half translated: three English words in a row are too
 * many.
 */
class ChineseScreensTest {

    /** What a person types or sets stays as it is: commands, options, keys and their words. */
    private static final Pattern TYPED =
            Pattern.compile(
                    "(docker compose run --rm )?caravan( [\\w./:=\\[\\]<>(-]+)+|`[^`]*`|\\[[^\\]]*]|SIGTERM|AppID|Ctrl-C");

    private static final Pattern ENGLISH =
            Pattern.compile("(?<![\\w./-])[A-Za-z][a-z']+ [a-z']+ [a-z']+(?![\\w./-])");

    @TempDir Path folder;

    @Test
    void every_command_speaks_chinese() throws IOException {
        try (CommandWorld world = chinese()) {
            world.job("mode", "mirror").job("guard", "{ at-least: 2 }");
            world.write("2026/a.jpg", "one").write("2026/b.jpg", "two").write("notes.txt", "n");
            for (String before : List.of("status", "history", "failures", "conflicts", "retry")) {
                reads(world, 0, before);
            }
            reads(world, 2, "verify", "photos");
            reads(world, 2, "approve", "photos");
            reads(world, 0, "check", "--online");
            reads(world, 0, "plan", "photos", "--all");
            reads(world, 0, "run", "--once");
            reads(world, 0, "plan", "photos");
            reads(world, 0, "verify", "photos");
            reads(world, 2, "approve", "photos");
            reads(world, 2, "reject", "photos");
            reads(world, 0, "why", "photos", "2026/a.jpg");
            reads(world, 0, "why", "photos", "a.part");
            reads(world, 0, "doctor");
            reads(world, 1, "health");
            Files.delete(world.local.resolve("2026/a.jpg"));
            Files.delete(world.local.resolve("2026/b.jpg"));
            reads(world, 4, "plan", "photos");
            reads(world, 3, "verify", "photos");
            reads(world, 4, "run", "--once");
            reads(world, 0, "status");
            reads(world, 2, "approve", "photos", "another");
            reads(world, 0, "approve", "photos");
            reads(world, 2, "reject", "photos", "--later");
            reads(world, 0, "run", "--once");
            reads(world, 0, "history");
            reads(world, 0, "why", "photos", "2026/a.jpg");
            reads(world, 0, "restore", "photos", "--to", folder.resolve("rescue").toString());
            reads(
                    world,
                    3,
                    "restore",
                    "photos",
                    "nowhere.txt",
                    "--to",
                    folder.resolve("rescue").toString());
            reads(
                    world,
                    0,
                    "export-diagnostics",
                    "--offline",
                    "--to",
                    folder.resolve("bundle.zip").toString());
        }
    }

    @Test
    void what_fails_is_told_in_chinese() throws IOException {
        try (CommandWorld world = chinese()) {
            world.more(
                    "language: zh\nalerts:\n  channels: [{ type: webhook, url: 'http://127.0.0.1:9/x' }]\n");
            world.write("a.txt", "one").write("name .txt ", "blank at the end");
            reads(world, 3, "run", "--once");
            reads(world, 0, "failures");
            reads(world, 0, "retry");
            reads(world, 7, "alert", "test");
            reads(world, 2, "alert", "test", "nobody");
            Files.delete(world.local.resolve("a.txt"));
            Files.delete(world.local.resolve("name .txt "));
            Files.delete(world.local.resolve(".caravan/root"));
            reads(world, 7, "run", "--once");
            world.simulator.authorizations().revoke(dev.caravan.simulator.Simulator.USER);
            world.write("b.txt", "two");
            reads(world, 5, "run", "--once");
            reads(world, 5, "check", "--online");
            reads(world, 3, "doctor");
            reads(world, 0, "status");
            reads(world, 0, "failures");
        }
    }

    @Test
    void wrong_usage_is_told_in_chinese() throws IOException {
        try (CommandWorld world = chinese()) {
            for (String wrong :
                    List.of(
                            "frobnicate",
                            "status --frob",
                            "plan",
                            "plan videos",
                            "why photos ../a",
                            "login other",
                            "login",
                            "restore photos",
                            "restore photos --to x --at soon",
                            "completion tcsh",
                            "history --limit many",
                            "login main --paste --code x",
                            "conflicts --dismiss a",
                            "alert",
                            "demo --folder nowhere",
                            "status one two")) {
                reads(world, 2, wrong.split(" "));
            }
        }
    }

    @Test
    void a_faulty_configuration_is_told_in_chinese() throws IOException {
        Path file = folder.resolve("faulty.yaml");
        Files.writeString(
                file,
                """
                language: zh
                state-dir: state
                acounts: {}
                time-zone: Mars
                server: { listen: "0.0.0.0:8115" }
                accounts:
                  main: { requests-per-second: lots, page-size: 5, login: relay, app-secret: x }
                  other: { proxy: { api: "ftp://x" }, endpoints: { api: "no url" } }
                jobs:
                  photos: { mode: bakup, local: ~/photos, remote: Backup, every: 1s, schedule: "* * * * *" }
                  videos: { account: mian, mode: mirror, local: /, remote: "id:0", stable-for: soon }
                  films: { account: main, mode: sync, local: nowhere, remote: /a, bandwidth: { upload: fast } }
                  books: { account: main, mode: backup, local: nowhere, remote: /a, window: "7-8" }
                alerts:
                  channels:
                    - { type: email, smtp: "smtps://u:p@h", from: a }
                    - { type: pigeon }
                    - { type: webhook, url: "${NOWHERE_URL}" }
                """);
        for (String command : List.of("check", "run", "status")) {
            CommandWorld.Ended ended = run(Map.of(), "--config", file.toString(), command);
            assertThat(ended.exit()).isEqualTo(2);
            reads(command, ended);
        }
        Ended none = new Ended(Map.of("LANG", "zh_CN.UTF-8"), "--config", "none.yaml", "status");
        assertThat(none.ended().exit()).isEqualTo(2);
        reads("no file", none.ended());
    }

    /** A command line that ended. */
    private record Ended(CommandWorld.Ended ended) {
        Ended(Map<String, String> environment, String... words) {
            this(run(environment, words));
        }
    }

    @Test
    void help_is_chinese_where_the_environment_is() {
        List<String> commands = new ArrayList<>(english().getSubcommands().keySet());
        commands.add("alert test");
        for (String command : commands) {
            List<String> words = new ArrayList<>(List.of("--config", "none.yaml"));
            words.addAll(List.of(command.split(" ")));
            words.add("--help");
            for (Map<String, String> environment :
                    List.of(
                            Map.of("LANG", "zh_CN.UTF-8"),
                            Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "zh_TW.UTF-8"),
                            Map.of("CARAVAN_LANG", "zh", "LC_ALL", "C.UTF-8"))) {
                CommandWorld.Ended ended = run(environment, words.toArray(String[]::new));
                assertThat(ended.exit()).isZero();
                assertThat(ended.out()).contains("用法：caravan " + command, "例子：");
                reads(command, ended);
            }
            assertThat(run(Map.of("LANG", "en_US.UTF-8"), words.toArray(String[]::new)).out())
                    .startsWith("Usage: caravan " + command);
        }
    }

    @Test
    void each_english_help_text_has_a_chinese_one_and_none_is_left_over() throws IOException {
        TreeSet<String> wanted = new TreeSet<>();
        keys(english().getCommandSpec(), wanted);
        Properties chinese = new Properties();
        try (var in =
                Files.newBufferedReader(
                        Path.of("src/main/resources/dev/caravan/cli/help_zh.properties"))) {
            chinese.load(in);
        }
        TreeSet<String> told = new TreeSet<>(chinese.stringPropertyNames());
        told.removeIf(
                key ->
                        key.startsWith("usage.")
                                || key.startsWith("mixin")
                                || key.equals("examples"));
        assertThat(told).isEqualTo(wanted);
    }

    private static void keys(CommandSpec spec, TreeSet<String> keys) {
        String name = spec.qualifiedName(".");
        texts(name + ".usage.description", spec.usageMessage().description(), keys);
        if (spec.parent() == null) {
            texts(name + ".usage.footer", spec.usageMessage().footer(), keys);
        }
        for (ArgSpec each : spec.args()) {
            boolean own =
                    !each.isOption()
                            || !((CommandLine.Model.OptionSpec) each).usageHelp()
                                    && !((CommandLine.Model.OptionSpec) each).versionHelp();
            if (own && !each.inherited()) {
                String key =
                        each.isOption()
                                ? ((CommandLine.Model.OptionSpec) each)
                                        .longestName()
                                        .replaceFirst("^--", "")
                                : each.paramLabel()
                                        + "["
                                        + ((CommandLine.Model.PositionalParamSpec) each).index()
                                        + "]";
                keys.add(spec.parent() == null ? key : name + "." + key);
            }
        }
        spec.subcommands().values().forEach(below -> keys(below.getCommandSpec(), keys));
    }

    private static void texts(String key, String[] lines, TreeSet<String> keys) {
        for (int i = 0; i < lines.length; i++) {
            keys.add(lines.length == 1 ? key : key + "." + i);
        }
    }

    private static CommandLine english() {
        return new CommandLine(new CaravanCommand(Map.of(), Terminal.ofProcess(), Language.EN));
    }

    private CommandWorld chinese() throws IOException {
        return CommandWorld.in(folder).more("language: zh\n");
    }

    private static void reads(CommandWorld world, int exit, String... words) throws IOException {
        CommandWorld.Ended ended = world.run(exit, words);
        reads(String.join(" ", words), ended);
    }

    private static void reads(String typed, CommandWorld.Ended ended) {
        String shown = ended.out() + ended.err();
        assertThat(shown).as(typed).containsPattern("\\p{IsHan}");
        for (String line : shown.lines().toList()) {
            assertThat(TYPED.matcher(line).replaceAll("")).as(typed).doesNotContainPattern(ENGLISH);
        }
    }

    private static CommandWorld.Ended run(Map<String, String> environment, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        int exit = CaravanCommand.run(words, environment, terminal);
        return new CommandWorld.Ended(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
