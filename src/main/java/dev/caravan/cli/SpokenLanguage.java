package dev.caravan.cli;

import dev.caravan.settings.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The language to speak before the configuration was read, in help and in complaints about it: its
 * own word where the file has one that can be told at a glance, otherwise that of the environment.
 */
final class SpokenLanguage {

    private static final Pattern LINE =
            Pattern.compile(
                    "^language:\\s*[\"']?(?:\\$\\{(?<name>\\w+)(?::-(?<usual>\\w*))?}|(?<word>\\w+))",
                    Pattern.MULTILINE);

    /** In the order in which the system itself asks them. */
    private static final List<String> LOCALE =
            List.of("CARAVAN_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG");

    private SpokenLanguage() {}

    static Language of(List<String> arguments, Map<String, String> environment) {
        return told(arguments)
                .or(() -> Optional.of(CaravanCommand.configuration(Optional.empty(), environment)))
                .flatMap(SpokenLanguage::text)
                .map(text -> ofFile(text, environment))
                .orElseGet(() -> ofEnvironment(environment));
    }

    private static Optional<Path> told(List<String> arguments) {
        try {
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.startsWith("--config=")) {
                    return Optional.of(Path.of(argument.substring("--config=".length())));
                }
                if (argument.equals("--config") && i + 1 < arguments.size()) {
                    return Optional.of(Path.of(arguments.get(i + 1)));
                }
            }
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A file without the line means English, as everywhere. */
    private static Language ofFile(String yaml, Map<String, String> environment) {
        Matcher line = LINE.matcher(yaml);
        if (!line.find()) {
            return Language.EN;
        }
        String word = line.group("word");
        if (word == null) {
            String usual = Optional.ofNullable(line.group("usual")).orElse("");
            word = environment.getOrDefault(line.group("name"), usual);
        }
        return word.toLowerCase(Locale.ROOT).equals("zh") ? Language.ZH : Language.EN;
    }

    private static Language ofEnvironment(Map<String, String> environment) {
        boolean chinese =
                Stream.concat(Stream.of("CARAVAN_LANG"), LOCALE.stream())
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("zh"))
                        .isPresent();
        return chinese ? Language.ZH : Language.EN;
    }
}
