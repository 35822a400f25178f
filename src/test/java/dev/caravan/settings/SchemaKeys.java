package dev.caravan.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every key that the schema has a value for, read from the schema itself. */
final class SchemaKeys {

    /** A key with its path; a star is a name of the user's own, and {@code [TYPE]} a channel. */
    record Key(List<String> path, JsonNode schema) {

        @Override
        public String toString() {
            return String.join(".", path);
        }
    }

    private final JsonNode schema;
    private final List<Key> keys = new ArrayList<>();

    private SchemaKeys(JsonNode schema) {
        this.schema = schema;
    }

    static List<Key> all() {
        try {
            Path file = Path.of("config/caravan.schema.json");
            SchemaKeys keys = new SchemaKeys(new ObjectMapper().readTree(file.toFile()));
            keys.add(List.of(), keys.schema);
            return keys.keys;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void add(List<String> path, JsonNode place) {
        if (place.has("examples")) {
            keys.add(new Key(path, place));
        }
        JsonNode target = place.has("$ref") ? resolved(place) : place;
        target.path("properties")
                .fields()
                .forEachRemaining(each -> add(longer(path, each.getKey()), each.getValue()));
        if (target.path("additionalProperties").isObject()) {
            add(longer(path, "*"), target.path("additionalProperties"));
        }
        JsonNode item = resolved(target.path("items"));
        for (JsonNode variant : item.path("allOf")) {
            String type = variant.at("/if/properties/type/const").asText();
            add(longer(path, "[" + type + "]"), variant.path("then"));
        }
    }

    private JsonNode resolved(JsonNode place) {
        String reference = place.path("$ref").asText();
        return reference.isEmpty() ? place : resolved(schema.at(reference.substring(1)));
    }

    private static List<String> longer(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
