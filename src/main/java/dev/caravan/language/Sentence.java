package dev.caravan.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence with places for names, numbers and other sentences, in English and in another
 * language.
 */
final class Sentence {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)([*+]?)}");

    /** What a place is for. */
    enum Filling {
        NAME,
        SENTENCE,
        ACTION;

        private static Filling of(String sign) {
            return switch (sign) {
                case "*" -> SENTENCE;
                case "+" -> ACTION;
                default -> NAME;
            };
        }
    }

    private record Place(int number, Filling filling) {}

    private final String begins;
    private final int letters;
    private final Pattern english;
    private final List<Place> places = new ArrayList<>();
    private final List<String> pair;
    private final String other;

    Sentence(String english, String other) {
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(english);
        int from = 0;
        int literal = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(from, place.start()))).append("(.*?)");
            literal += place.start() - from;
            places.add(new Place(digit(place), Filling.of(place.group(2))));
            from = place.end();
        }
        this.begins = places.isEmpty() ? english : english.substring(0, english.indexOf('{'));
        this.letters = literal + english.length() - from;
        this.english =
                Pattern.compile(pattern + Pattern.quote(english.substring(from)), Pattern.DOTALL);
        this.other = other;
        this.pair = List.of(english, other);
    }

    /** English, and the other language. */
    List<String> pair() {
        return pair;
    }

    /** How much of it is said in its own words: of two that fit, the longer one is meant. */
    int letters() {
        return letters;
    }

    /**
     * The other language's sentence, when the text is this one.
     *
     * @param inner how what stands in a place is told
     */
    Optional<String> tell(String text, BiFunction<Filling, String, String> inner) {
        if (!text.startsWith(begins)) {
            return Optional.empty();
        }
        Matcher said = english.matcher(text);
        return said.matches() ? Optional.of(filled(said, inner)) : Optional.empty();
    }

    private String filled(Matcher said, BiFunction<Filling, String, String> inner) {
        return PLACE.matcher(other)
                .replaceAll(place -> Matcher.quoteReplacement(standing(digit(place), said, inner)));
    }

    private String standing(int number, Matcher said, BiFunction<Filling, String, String> inner) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).number() == number) {
                return inner.apply(places.get(i).filling(), said.group(i + 1));
            }
        }
        throw new IllegalStateException("no place " + number + " in: " + english);
    }

    private static int digit(MatchResult place) {
        return Integer.parseInt(place.group(1));
    }
}
