package dev.caravan.settings.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A YAML scalar that becomes the value its place asks for: a numeric password stays text, and a
 * number from the environment becomes a number.
 */
record Scalar(String text, Quoting quoting) {

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{0,18}\\.?[0-9]{1,18}");

    /** Whether the text was marked as text by quotes. */
    enum Quoting {
        PLAIN,
        QUOTED
    }

    static Scalar of(ScalarNode node, Filled filled) {
        // Who fills in a number must often quote the placeholder, and means the number.
        boolean free = node.isPlain() || filled.origin() == Filled.Origin.SUBSTITUTED;
        return new Scalar(filled.text(), free ? Quoting.PLAIN : Quoting.QUOTED);
    }

    /** Whether nothing was given: a key with an empty value counts as absent. */
    boolean isNothing() {
        return text.isEmpty() || quoting == Quoting.PLAIN && NOTHING.contains(text);
    }

    JsonNode as(Shape shape) {
        if (quoting == Quoting.QUOTED) {
            return TextNode.valueOf(text);
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (shape.allows("boolean") && (YES.contains(word) || NO.contains(word))) {
            return BooleanNode.valueOf(YES.contains(word));
        }
        boolean number = shape.allows("number") || shape.allows("integer");
        if (number && WHOLE.matcher(text).matches()) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        if (number && DECIMAL.matcher(text).matches()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        return TextNode.valueOf(text);
    }
}
