package dev.caravan.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.auth.TokenPair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page of the commands says what is true. */
class CommandsPageTest {

    private static final Path PAGE = Path.of("src/docs/commands.md");
    private static final String PROMPT = "$ ";
    private static final Set<String> OUTSIDE = Set.of("rescue", "bundle.zip");

    @TempDir Path folder;

    /** One line that was typed, and what came. */
    private record Exchange(String typed, List<String> shown) {}

    @Test
    void every_transcript_is_what_really_comes() throws IOException {
        try (CommandWorld world = CommandWorld.in(folder)) {
            world.job("mode", "mirror").job("guard", "{ at-least: 2 }");
            world.write("2026/a.jpg", "picture one").write("2026/b.jpg", "picture two");
            world.write("notes.txt", "notes");
            for (Exchange exchange : transcripts()) {
                String came = String.join("\n", run(world, exchange.typed()));
                assertThat(came).as(exchange.typed()).matches(pattern(exchange.shown()));
            }
        }
    }

    @Test
    void every_command_is_on_the_page() throws IOException {
        String page = Files.readString(PAGE);
        CommandLine line = new CommandLine(new CaravanCommand(Map.of(), Terminal.ofProcess()));
        for (String command : line.getSubcommands().keySet()) {
            assertThat(page).contains("`" + command);
        }
    }

    private List<String> run(CommandWorld world, String typed) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(typed.split(" ")));
        String program = words.remove(0);
        if (program.equals("rm")) {
            Files.delete(world.local.resolve(words.get(0)));
            return List.of();
        }
        words.replaceAll(word -> OUTSIDE.contains(word) ? folder.resolve(word).toString() : word);
        CommandWorld.Ended ended = ended(world, words);
        List<String> lines = new ArrayList<>((ended.out() + ended.err()).lines().toList());
        if (ended.exit() != 0) {
            lines.add("[" + ended.exit() + "]");
        }
        return lines;
    }

    private static CommandWorld.Ended ended(CommandWorld world, List<String> words)
            throws IOException {
        int from = words.indexOf("<");
        if (from < 0) {
            return world.run(words.toArray(String[]::new));
        }
        TokenPair tokens = world.simulator.issueTokens();
        String pasted = tokens.accessToken() + "\n" + tokens.refreshToken() + "\n";
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(pasted.getBytes(StandardCharsets.UTF_8)));
        try {
            return world.run(words.subList(0, from).toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    /** Three dots stand for what differs from run to run; alone in a line, for any lines. */
    private static Pattern pattern(List<String> shown) {
        StringBuilder pattern = new StringBuilder();
        for (String line : shown) {
            pattern.append(line.equals("…") ? "(?s:.*?)\\n?" : pattern(line) + "\\n?");
        }
        return Pattern.compile(pattern.toString());
    }

    private static String pattern(String line) {
        return Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(joining(".+?"));
    }

    private static List<Exchange> transcripts() throws IOException {
        List<Exchange> all = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith(PROMPT)) {
                all.add(new Exchange(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (inside) {
                all.get(all.size() - 1).shown().add(line);
            }
        }
        return all;
    }
}
