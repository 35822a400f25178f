package dev.caravan.settings.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the schema says about one place of a document. */
public final class Shape {

    private static final String REFERENCE = "$ref";

    private final JsonNode schema;
    private final JsonNode here;

    Shape(JsonNode schema, JsonNode here) {
        this.schema = schema;
        this.here = here;
    }

    /** The shape at a place inside the schema itself, given as a JSON pointer. */
    Shape at(String pointer) {
        return new Shape(schema, schema.at(pointer));
    }

    /** A keyword's value: what stands beside a reference wins over what it refers to. */
    JsonNode keyword(String name) {
        JsonNode own = here.path(name);
        if (!own.isMissingNode() || !here.has(REFERENCE)) {
            return own;
        }
        return at(here.path(REFERENCE).asText().substring(1)).keyword(name);
    }

    /** The keys that are named here; none where the keys are the user's own. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        keyword("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The shape behind a key; the key of a map has the shape of every value of the map. */
    public Optional<Shape> key(String key) {
        JsonNode named = keyword("properties").path(key);
        JsonNode found = named.isMissingNode() ? keyword("additionalProperties") : named;
        return found.isObject() ? Optional.of(new Shape(schema, found)) : Optional.empty();
    }

    public Optional<Shape> item() {
        JsonNode items = keyword("items");
        return items.isObject() ? Optional.of(new Shape(schema, items)) : Optional.empty();
    }

    /** The shapes among which a value of this mapping decides, such as a channel's type. */
    public List<Shape> variants() {
        List<Shape> variants = new ArrayList<>();
        keyword("allOf").forEach(branch -> variants.add(new Shape(schema, branch.path("then"))));
        return variants;
    }

    /** The shape of a mapping with these values: the variant they decide for, else this. */
    Shape variantFor(Function<String, Optional<String>> values) {
        for (JsonNode branch : keyword("allOf")) {
            JsonNode conditions = branch.path("if").path("properties");
            String key = conditions.fieldNames().next();
            String wanted = conditions.path(key).path("const").asText();
            if (values.apply(key).filter(wanted::equals).isPresent()) {
                return new Shape(schema, branch.path("then"));
            }
        }
        return this;
    }

    /** The words that are allowed here; none where it is not a choice between words. */
    List<String> words() {
        // An editor must let a placeholder stand in for the word, so most choices are alternatives.
        JsonNode alternative = keyword("anyOf").path(0).path("enum");
        JsonNode choice = alternative.isArray() ? alternative : keyword("enum");
        List<String> words = new ArrayList<>();
        choice.forEach(word -> words.add(word.asText()));
        return words;
    }

    boolean allows(String type) {
        JsonNode types = keyword("type");
        if (types.isTextual()) {
            return types.asText().equals(type);
        }
        for (JsonNode each : types) {
            if (each.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no message may show the value. */
    boolean isSecret() {
        return keyword("writeOnly").asBoolean();
    }

    public Optional<JsonNode> byDefault() {
        return Optional.of(keyword("default")).filter(value -> !value.isMissingNode());
    }

    /** A place of which the schema says nothing. */
    Shape unknown() {
        return new Shape(schema, MissingNode.getInstance());
    }
}
