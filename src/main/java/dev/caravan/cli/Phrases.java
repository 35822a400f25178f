package dev.caravan.cli;

import dev.caravan.settings.Language;
import java.text.MessageFormat;
import java.util.Locale;
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

    /** The phrase with its places filled. Numbers come as text, so that none is regrouped. */
    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** {@code 1 file}, {@code 2 files}. */
    String count(long number, String what) {
        String form = number == 1 ? ".one" : ".many";
        return say("count." + what + form, Long.toString(number));
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
        return language == Language.EN ? english : say("advice." + cause);
    }
}
