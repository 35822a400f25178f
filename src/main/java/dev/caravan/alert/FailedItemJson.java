package dev.caravan.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.cause.Cause;
import java.time.OffsetDateTime;
import java.util.List;

/** The failed items in the payload of an alert. */
public final class FailedItemJson {

    private FailedItemJson() {}

    public static ArrayNode write(List<FailedItem> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (FailedItem item : items) {
            ObjectNode json = array.addObject();
            json.put("path", item.path());
            json.put("size", item.size());
            json.put("cause", item.cause().word());
            json.put("code", item.code());
            json.put("message", item.message());
            json.put("attempts", item.attempts());
            item.next().ifPresent(next -> json.put("next", AlertJson.write(next)));
        }
        return array;
    }

    public static FailedItem read(JsonNode json) {
        return new FailedItem(
                json.path("path").asText(),
                json.path("size").asLong(),
                Cause.parse(json.path("cause").asText()),
                json.path("code").asText(),
                json.path("message").asText(),
                json.path("attempts").asInt(),
                AlertJson.text(json, "next").map(OffsetDateTime::parse));
    }
}
