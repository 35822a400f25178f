package dev.caravan.settings.document;

import java.util.Locale;

/** A way to write a value as text. */
@FunctionalInterface
public interface Notation<T> {

    /** Reads the text; whatever is not in this notation is refused with the reason. */
    T read(String text) throws NotationException;

    /** The text itself. */
    static Notation<String> text() {
        return text -> text;
    }

    /** The words of an enum, written in lower case with hyphens. */
    static <E extends Enum<E>> Notation<E> word(Class<E> words) {
        return text -> {
            for (E word : words.getEnumConstants()) {
                if (wordOf(word).equals(text)) {
                    return word;
                }
            }
            throw new NotationException("is not a word that is known here");
        };
    }

    /** How an enum's constant is written. */
    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
