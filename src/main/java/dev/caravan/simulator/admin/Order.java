package dev.caravan.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.world.Json;
import java.io.IOException;

/** One call of the administration: a JSON body, or the query where there is none. */
record Order(Request request, JsonNode body) {

    static Order of(Request request) throws IOException {
        boolean json = request.is("POST") && request.bytes().length > 0;
        JsonNode body = json ? Json.parse(request.text()) : Json.object();
        if (!body.isObject()) {
            throw new IllegalArgumentException("the body is to be a JSON object");
        }
        return new Order(request, body);
    }

    boolean has(String field) {
        return body.has(field) || request.query().has(field);
    }

    String text(String field, String fallback) {
        return body.has(field) ? body.path(field).asText() : request.query().text(field, fallback);
    }

    String text(String field) {
        String text = text(field, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return text;
    }

    long number(String field, long fallback) {
        return body.has(field)
                ? body.path(field).asLong()
                : request.query().number(field, fallback);
    }

    boolean flag(String field) {
        return body.path(field).asBoolean() || request.query().flag(field);
    }
}
