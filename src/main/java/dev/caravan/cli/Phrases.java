package dev.caravan.cli;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.language.Sentences;
import dev.caravan.settings.Language;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What commands say to a person, in the language of the configuration. */
final class Phrases {

    private final Language language;
    private final ResourceBundle bundle;

    Phrases(Language language) {
        this.language = language;
        // The machine's own language must not slip in where a phrase or a bundle is looked up.
        this.bundle =
                ResourceBundle.getBundle(
                        "dev.caravan.cli.phrases",
                        locale(language),
                        Phrases.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Locale locale(Language language) {
        return switch (language) {
            case EN -> Locale.ROOT;
            case ZH -> Locale.CHINESE;
        };
    }

    Language language() {
        return language;
    }

    /** The phrase with its places filled. Numbers come as text, so that none is regrouped. */
    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** {@code 1 file}, {@code 2 files}. */
    String count(long number, String what) {
        String form = number == 1 ? ".one" : ".many";
        return say("count." + what + form, Long.toString(number));
    }

    /** How many files 115 had already, and what was not sent because of it. */
    String rapid(long files, long bytes) {
        return bytes > 0
                ? say("rapid.spared", Long.toString(files), Figures.bytes(bytes))
                : say("rapid.plain", Long.toString(files));
    }

    /** {@code 350 ms}, {@code 12.4 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
    String duration(Duration duration) {
        if (duration.toMillis() < 1000) {
            return say("duration.ms", Long.toString(duration.toMillis()));
        }
        if (duration.toSeconds() < 60) {
            return say(
                    "duration.s", String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0));
        }
        return duration.toMinutes() < 60
                ? say(
                        "duration.min",
                        Long.toString(duration.toMinutes()),
                        Integer.toString(duration.toSecondsPart()))
                : say(
                        "duration.h",
                        Long.toString(duration.toHours()),
                        Integer.toString(duration.toMinutesPart()));
    }

    /** A word of the contract, such as a kind of operation; one that is not known stays. */
    String word(String family, String word) {
        String key = family + "." + word;
        return bundle.containsKey(key) ? bundle.getString(key) : word;
    }

    /** What was said in English, by the core or by 115; what is not known stays as it is. */
    String tell(String english) {
        return switch (language) {
            case EN -> english;
            case ZH -> known(english).orElseGet(() -> Sentences.chinese().tell(english));
        };
    }

    private Optional<String> known(String english) {
        return Arrays.stream(Cause.values())
                .filter(cause -> Advice.of(cause).equals(english))
                .findFirst()
                .map(cause -> say("advice." + cause.word()));
    }

    /** The state of an account or a job. */
    String state(String word) {
        return say("state." + word);
    }

    /** A cause; always with the word by which the documentation knows it. */
    String cause(String word) {
        return say("cause." + word);
    }

    /**
     * What a person can do about a cause.
     *
     * @param english what was noted when it happened; it may know more than the cause alone
     */
    String advice(String cause, String english) {
        return switch (language) {
            case EN -> english;
            case ZH -> Sentences.chinese().find(english).orElseGet(() -> say("advice." + cause));
        };
    }
}
