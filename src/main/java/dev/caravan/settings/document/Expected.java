package dev.caravan.settings.document;

import com.fasterxml.jackson.databind.JsonNode;

/** What a place of the schema allows, in words that complete "expected …". */
final class Expected {

    /** The schema's keyword for its own words. */
    static final String WORDS = "patternErrorMessage";

    private Expected() {}

    static String by(Shape shape) {
        // The schema's own words, which editors show as well.
        JsonNode words = shape.keyword(WORDS);
        if (words.isTextual()) {
            return words.asText();
        }
        return shape.words().isEmpty()
                ? byType(shape)
                : "one of " + String.join(", ", shape.words());
    }

    private static String byType(Shape shape) {
        if (shape.allows("boolean")) {
            return "true or false, without quotes";
        }
        if (shape.allows("integer")) {
            return "a whole number" + range(shape);
        }
        if (shape.allows("number")) {
            return "a number" + range(shape);
        }
        if (shape.allows("array")) {
            return "a list, written [a, b] or with a line \"- a\" for each item";
        }
        return shape.allows("object") ? "a mapping, written as key: value" : "a text";
    }

    private static String range(Shape shape) {
        JsonNode above = shape.keyword("exclusiveMinimum");
        JsonNode from = shape.keyword("minimum");
        JsonNode to = shape.keyword("maximum");
        String lower = above.isNumber() ? " above " + above.asText() : "";
        lower = from.isNumber() ? " from " + from.asText() : lower;
        return (to.isNumber() ? lower + " up to " + to.asText() : lower) + ", without quotes";
    }
}
