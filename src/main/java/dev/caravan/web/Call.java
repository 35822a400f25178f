package dev.caravan.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * A request that has found its address.
 *
 * @param names what stands in the address where its pattern has a name in braces
 */
record Call(Request request, Map<String, String> names) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Call {
        names = Map.copyOf(names);
    }

    String name(String of) {
        return names.getOrDefault(of, "");
    }

    /** What came with the order; an empty object where nothing did. */
    JsonNode order() throws BadRequest {
        if (request.body().isBlank()) {
            return JSON.createObjectNode();
        }
        // What a plain form of another site can send never has this type.
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw new BadRequest(Answer.NOT_JSON, "the body must be application/json");
        }
        try {
            JsonNode order = JSON.readTree(request.body());
            if (order.isObject()) {
                return order;
            }
        } catch (JsonProcessingException broken) {
            throw new BadRequest(Answer.BAD, "the body is not JSON");
        }
        throw new BadRequest(Answer.BAD, "the body is not a JSON object");
    }
}
