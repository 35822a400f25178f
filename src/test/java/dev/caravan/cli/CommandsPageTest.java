package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page of the commands says what is true. */
class CommandsPageTest {

    private static final Path PAGE = Path.of("src/docs/commands.md");
    private static final String PROMPT = "$ ";

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
                List<String> came = run(world, exchange.typed());
                assertThat(came).as(exchange.typed()).hasSameSizeAs(exchange.shown());
                for (int i = 0; i < came.size(); i++) {
                    assertThat(came.get(i))
                            .as(exchange.typed())
                            .matches(pattern(exchange.shown().get(i)));
                }
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
        words.replaceAll(
                word -> word.equals("rescue") ? folder.resolve("rescue").toString() : word);
        CommandWorld.Ended ended = world.run(words.toArray(String[]::new));
        List<String> lines = new ArrayList<>((ended.out() + ended.err()).lines().toList());
        if (ended.exit() != 0) {
            lines.add("[" + ended.exit() + "]");
        }
        return lines;
    }

    /** Three dots stand for what differs from run to run. */
    private static String pattern(String shown) {
        StringBuilder pattern = new StringBuilder();
        for (String part : shown.split("…", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".+?").append(Pattern.quote(part));
        }
        return pattern.toString();
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
