package dev.caravan.cli;

import dev.caravan.settings.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;

/**
 * The texts of {@code --help}: the English ones stand beside what they explain, the Chinese ones in
 * a bundle.
 */
final class HelpTexts {

    private static final String BUNDLE = "dev.caravan.cli.help";

    private HelpTexts() {}

    static CommandLine in(Language language, CommandLine line) {
        if (language == Language.ZH) {
            ResourceBundle chinese =
                    ResourceBundle.getBundle(
                            BUNDLE,
                            Locale.CHINESE,
                            HelpTexts.class.getClassLoader(),
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES));
            line.setResourceBundle(chinese);
            examples(line, chinese);
        }
        return line;
    }

    /** Of the examples only the word above them has a language. */
    private static void examples(CommandLine line, ResourceBundle chinese) {
        String[] footer = line.getCommandSpec().usageMessage().footer();
        line.getCommandSpec()
                .usageMessage()
                .footer(
                        Arrays.stream(footer)
                                .map(
                                        text ->
                                                text.replaceFirst(
                                                        "^Examples?:$",
                                                        chinese.getString("examples")))
                                .toArray(String[]::new));
        line.getSubcommands().values().forEach(below -> examples(below, chinese));
    }
}
