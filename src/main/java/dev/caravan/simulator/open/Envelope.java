package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.world.EnvelopeSwitch;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Switches;

/** The frame around every answer of proapi, and how it may vary. */
final class Envelope {

    private final Switches switches;

    Envelope(Switches switches) {
        this.switches = switches;
    }

    static ObjectNode ok(JsonNode data) {
        ObjectNode body = Json.object().put("state", true).put("message", "").put("code", 0);
        body.set("data", data);
        return body;
    }

    static ObjectNode error(Refused e, String path) {
        ObjectNode body =
                Json.object()
                        .put("state", false)
                        .put("message", e.getMessage())
                        .put("code", e.code());
        body.set("data", Json.array());
        return body.put("request", path);
    }

    static JsonNode single(JsonNode value, EnvelopeSwitch.Single as) {
        return switch (as) {
            case OBJECT -> value;
            case ARRAY -> Json.array().add(value);
        };
    }

    /** The body with the variations that are switched on. */
    ObjectNode varied(ObjectNode body) {
        JsonNode data = body.path("data");
        if (switches.of(EnvelopeSwitch.NUMBERS_AS_TEXT)) {
            body.set("data", withTextNumbers(data));
        }
        if (switches.of(EnvelopeSwitch.EXTRA_FIELDS)) {
            body.put("trace_id", "5f0c").putObject("ext").put("a", 1).putNull("b");
            body.path("data").forEach(Envelope::addExtra);
        }
        return body;
    }

    private static void addExtra(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.put("extra_field", "x").putArray("extra_list").add(1).addNull();
        }
    }

    private static JsonNode withTextNumbers(JsonNode node) {
        if (node.isNumber()) {
            return JsonNodeFactory.instance.textNode(node.asText());
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties()
                    .forEach(each -> copy.set(each.getKey(), withTextNumbers(each.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(each -> copy.add(withTextNumbers(each)));
            return copy;
        }
        return node;
    }
}
