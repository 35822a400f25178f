package dev.caravan.alert.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.FailedItem;
import dev.caravan.alert.FailedItemJson;
import dev.caravan.alert.policy.Condition;
import dev.caravan.cause.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reminder says of a condition, as it is stored. */
final class ConditionJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ConditionJson() {}

    static String write(Condition condition) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("message", condition.message());
        condition.action().ifPresent(action -> json.put("action", action));
        json.set("failures", FailedItemJson.write(condition.failures()));
        return json.toString();
    }

    static Condition read(AlertEvent event, Cause cause, String detail) {
        JsonNode json = parse(detail);
        List<FailedItem> failures = new ArrayList<>();
        json.path("failures").forEach(item -> failures.add(FailedItemJson.read(item)));
        return new Condition(
                event,
                cause,
                json.path("message").asText(),
                Optional.ofNullable(json.get("action")).map(JsonNode::asText),
                failures);
    }

    private static JsonNode parse(String detail) {
        try {
            return MAPPER.readTree(detail);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("not the detail of a condition", cause);
        }
    }
}
