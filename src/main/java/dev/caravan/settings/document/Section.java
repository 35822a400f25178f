package dev.caravan.settings.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A mapping of a document, read key by key.
 *
 * <p>A key that is absent, or whose value was refused, has the schema's default. Asking for a key
 * that the schema does not have is a bug, and so is asking for a default that it does not have.
 */
public final class Section {

    private final Document document;
    private final KeyPath path;
    private final JsonNode values;
    private final Shape shape;

    Section(Document document, KeyPath path, JsonNode values, Shape shape) {
        this.document = document;
        this.path = path;
        this.values = values;
        this.shape = shape;
    }

    public KeyPath path() {
        return path;
    }

    /** Whether the file gives the key a value, right or wrong. */
    public boolean has(String key) {
        return values.has(key) || isRefused(key);
    }

    /** Whether the key's value was refused, so that no more needs to be said about it. */
    public boolean isRefused(String key) {
        return document.isBroken(path.key(key));
    }

    public boolean isMapping(String key) {
        return usable(key).isObject();
    }

    /** Whether the schema has such a key here. */
    public boolean knows(String key) {
        return shape.key(key).isPresent();
    }

    public boolean flag(String key) {
        return typed(key, JsonNode::isBoolean).booleanValue();
    }

    public int number(String key) {
        return typed(key, JsonNode::isNumber).intValue();
    }

    public double decimal(String key) {
        return typed(key, JsonNode::isNumber).doubleValue();
    }

    public <T> T value(String key, Notation<T> notation) {
        return optional(key, notation).orElseGet(() -> byDefault(key, notation));
    }

    /** The value if there is one; nothing, with a problem, if it is not in the notation. */
    public <T> Optional<T> optional(String key, Notation<T> notation) {
        JsonNode value = usable(key);
        return value.isMissingNode()
                ? Optional.empty()
                : parsed(path.key(key), value.asText(), notation);
    }

    /** The value, or the schema's default if that has one. */
    public <T> Optional<T> optionalOrDefault(String key, Notation<T> notation) {
        Optional<T> value = optional(key, notation);
        return value.isPresent() || isRefused(key)
                ? value
                : shapeOf(key).byDefault().map(text -> trusted(text, notation));
    }

    /** A key of the user's own that is itself in a notation. */
    public <T> Optional<T> name(String key, Notation<T> notation) {
        try {
            return Optional.of(notation.read(key));
        } catch (NotationException cause) {
            Entry entry = document.entry(path.key(key));
            document.add(entry.key(), path.key(key), "this key " + cause.reason());
            return Optional.empty();
        }
    }

    /** The items of a list; of the schema's default, if that has one, when there is no list. */
    public <T> List<T> list(String key, Notation<T> notation) {
        List<T> items = new ArrayList<>();
        JsonNode list = usable(key);
        if (list.isMissingNode()) {
            shapeOf(key)
                    .byDefault()
                    .ifPresent(all -> all.forEach(item -> items.add(trusted(item, notation))));
            return List.copyOf(items);
        }
        for (int i = 0; i < list.size(); i++) {
            KeyPath at = path.key(key).item(i);
            if (!document.isBroken(at)) {
                parsed(at, list.get(i).asText(), notation).ifPresent(items::add);
            }
        }
        return List.copyOf(items);
    }

    /** The mapping under a key; one without values when there is none. */
    public Section section(String key) {
        JsonNode value = usable(key);
        JsonNode object = value.isObject() ? value : JsonNodeFactory.instance.objectNode();
        return new Section(document, path.key(key), object, shapeOf(key));
    }

    /** The mappings of this one, whose keys are the user's own, in the order of the file. */
    public Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        values.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (usable(key).isObject()) {
                                sections.put(key, section(key));
                            }
                        });
        return sections;
    }

    /** The mappings in the list under a key. */
    public List<Section> items(String key) {
        List<Section> items = new ArrayList<>();
        JsonNode list = usable(key);
        Shape item = shapeOf(key).item().orElseThrow();
        for (int i = 0; i < list.size(); i++) {
            JsonNode each = list.get(i);
            KeyPath at = path.key(key).item(i);
            if (each.isObject() && !document.isBroken(at)) {
                Shape variant =
                        item.variantFor(
                                name -> Optional.ofNullable(each.get(name)).map(JsonNode::asText));
                items.add(new Section(document, at, each, variant));
            }
        }
        return items;
    }

    /** The keys whose values are texts, in the order of the file: a map of the user's own. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (usable(key).isTextual()) {
                                texts.put(key, usable(key).asText());
                            }
                        });
        return texts;
    }

    /** Where a key's value stands; where this section is named when there is none. */
    public Position position(String key) {
        return document.position(path.key(key));
    }

    /** How a message may show a key's value. */
    public String shown(String key) {
        return document.entry(path.key(key)).shown();
    }

    /** Reports what is wrong with a key's value. */
    public void refuse(String key, String message) {
        document.add(position(key), path.key(key), message);
    }

    private <T> Optional<T> parsed(KeyPath at, String text, Notation<T> notation) {
        try {
            return Optional.of(notation.read(text));
        } catch (NotationException cause) {
            document.refuse(at, document.entry(at).shown() + " " + cause.reason());
            return Optional.empty();
        }
    }

    private JsonNode usable(String key) {
        shapeOf(key);
        return isRefused(key) ? MissingNode.getInstance() : values.path(key);
    }

    private JsonNode typed(String key, Predicate<JsonNode> type) {
        JsonNode value = usable(key);
        // The schema lets a placeholder through as text, and an escaped one is still text.
        if (value.isTextual()) {
            document.refuse(path.key(key), shown(key) + " is not " + Expected.by(shapeOf(key)));
        }
        return type.test(value) ? value : defaultOf(key);
    }

    private <T> T byDefault(String key, Notation<T> notation) {
        return trusted(defaultOf(key), notation);
    }

    private static <T> T trusted(JsonNode value, Notation<T> notation) {
        try {
            return notation.read(value.asText());
        } catch (NotationException cause) {
            throw new IllegalStateException("the schema's default " + value + " is wrong", cause);
        }
    }

    private JsonNode defaultOf(String key) {
        return shapeOf(key)
                .byDefault()
                .orElseThrow(() -> new IllegalStateException("no default for " + path.key(key)));
    }

    private Shape shapeOf(String key) {
        return shape.key(key)
                .orElseThrow(
                        () -> new IllegalStateException("not in the schema: " + path.key(key)));
    }
}
