package dev.caravan.open115.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The values of a JSON object, read in every type that 115 was seen to send them in (section 1.4).
 */
public record Fields(JsonNode node) {

    /** No fields at all. */
    public static final Fields NONE = new Fields(MissingNode.getInstance());

    /** Whether there is no object at all. */
    public boolean isAbsent() {
        return node.isMissingNode();
    }

    /** Text of a string, number or boolean; empty when there is none. */
    public String text(String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** The number in a number or in text; empty when there is none. */
    public OptionalLong number(String name) {
        return number(node.path(name));
    }

    public long number(String name, long otherwise) {
        return number(name).orElse(otherwise);
    }

    /** Whether the value is true, 1, "1" or "true". */
    public boolean isTrue(String name) {
        JsonNode value = node.path(name);
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.asLong() == 1;
            case STRING -> value.asText().equals("1") || value.asText().equalsIgnoreCase("true");
            default -> false;
        };
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** An object, or the only element of an array; empty for {@code []} and everything else. */
    public Optional<Fields> object(String name) {
        return object(node.path(name));
    }

    /** The elements of an array; empty for anything else. */
    public List<Fields> list(String name) {
        List<Fields> elements = new ArrayList<>();
        if (node.path(name).isArray()) {
            node.path(name).forEach(element -> elements.add(new Fields(element)));
        }
        return elements;
    }

    static Optional<Fields> object(JsonNode value) {
        if (value.isObject()) {
            return value.isEmpty() ? Optional.empty() : Optional.of(new Fields(value));
        }
        return value.isArray() && value.size() == 1 ? object(value.get(0)) : Optional.empty();
    }

    static OptionalLong number(JsonNode value) {
        if (!value.isNumber() && !value.isTextual()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(value.asText().strip()).longValue());
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Never shows values, which may be tokens. */
    @Override
    public String toString() {
        return "Fields" + node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }
}
