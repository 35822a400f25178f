package dev.caravan.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sentences that are kept in English, in the state, in JSON and in the log, told in Chinese.
 * One that is not known stays as it is: a word of 115 or of the operating system.
 */
public final class Sentences {

    private static final String BUNDLE = "dev.caravan.language.sentences";
    private static final String BETWEEN = "; ";

    private static final String ACTION = "action.";

    private final List<Sentence> whole;
    private final List<Sentence> actions;

    /**
     * @param whole what is said by itself
     * @param actions what is only said inside another sentence: "upload a.jpg"
     */
    private Sentences(List<Sentence> whole, List<Sentence> actions) {
        this.whole = List.copyOf(whole);
        this.actions = List.copyOf(actions);
    }

    /** Built when first asked for: whoever speaks English never needs it. */
    private static final class Chinese {
        static final Sentences ALL = read(Locale.CHINESE);
    }

    public static Sentences chinese() {
        return Chinese.ALL;
    }

    /** All that is told in a language, as pairs; English itself needs none. */
    public static Phrasebook phrasebook(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? new Phrasebook(pairs(chinese().whole), pairs(chinese().actions))
                : new Phrasebook(List.of(), List.of());
    }

    /** The sentences as pairs of English and the other language, the longest first. */
    public record Phrasebook(List<List<String>> whole, List<List<String>> actions) {}

    private static List<List<String>> pairs(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::pair).toList();
    }

    private static Sentences read(Locale locale) {
        ResourceBundle english = bundle(Locale.ROOT);
        ResourceBundle other = bundle(locale);
        return new Sentences(
                sentences(english, other, key -> !key.startsWith(ACTION)),
                sentences(english, other, key -> key.startsWith(ACTION)));
    }

    private static List<Sentence> sentences(
            ResourceBundle english, ResourceBundle other, Predicate<String> wanted) {
        return english.keySet().stream()
                .filter(wanted)
                .map(key -> new Sentence(english.getString(key), other.getString(key)))
                .sorted(Comparator.comparingInt(Sentence::letters).reversed())
                .toList();
    }

    private static ResourceBundle bundle(Locale locale) {
        // The machine's own language must not slip in where a bundle is looked up.
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Sentences.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The text in Chinese, as far as it is known. */
    public String tell(String english) {
        return find(english).orElseGet(() -> piecewise(english));
    }

    /** Empty when it is no sentence of ours. */
    public Optional<String> find(String english) {
        return first(whole, english);
    }

    private Optional<String> first(List<Sentence> among, String english) {
        return among.stream()
                .map(sentence -> sentence.tell(english, this::inside))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private String inside(Sentence.Filling filling, String english) {
        return switch (filling) {
            case NAME -> english;
            case SENTENCE -> tell(english);
            case ACTION -> first(actions, english).orElse(english);
        };
    }

    /** Several sentences in one line are each told, where all of them are known. */
    private String piecewise(String english) {
        List<Optional<String>> told =
                Arrays.stream(english.split(BETWEEN, -1)).map(this::find).toList();
        boolean known = told.size() > 1 && told.stream().allMatch(Optional::isPresent);
        return known
                ? told.stream().flatMap(Optional::stream).collect(Collectors.joining("；"))
                : english;
    }
}
