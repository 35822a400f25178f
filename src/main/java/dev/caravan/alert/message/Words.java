package dev.caravan.alert.message;

import dev.caravan.cause.Cause;
import dev.caravan.language.Sentences;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The phrases of one language. */
final class Words {

    private final Language language;
    private final ResourceBundle bundle;

    Words(Language language) {
        this.language = language;
        // The machine's own language must not slip in where a phrase or a bundle is looked up.
        this.bundle =
                ResourceBundle.getBundle(
                        "dev.caravan.alert.message.alerts",
                        language.locale(),
                        Words.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The phrase with its places filled. Numbers come as text, so that none is regrouped. */
    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** What was said in English when it happened. */
    String tell(String english) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> Sentences.chinese().tell(english);
        };
    }

    String of(Cause cause) {
        return bundle.getString("cause." + cause.word());
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
