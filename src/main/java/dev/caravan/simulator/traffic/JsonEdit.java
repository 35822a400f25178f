package dev.caravan.simulator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.http.Content;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.world.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Changes places in a JSON answer, named by paths such as {@code /data/0/sha1}; a star stands for
 * every element.
 */
final class JsonEdit {

    private JsonEdit() {}

    /**
     * Applies edits one after the other.
     *
     * @param edits each with at, and set with a value or remove with true
     */
    static Reply apply(Reply reply, JsonNode edits) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        reply.content().writeTo(body);
        JsonNode tree = Json.parse(body.toString(StandardCharsets.UTF_8));
        for (JsonNode edit : edits) {
            List<String> steps = List.of(edit.path("at").asText().substring(1).split("/"));
            change(tree, steps, edit);
        }
        return reply.with(Content.of(Json.bytes(tree)));
    }

    private static void change(JsonNode node, List<String> steps, JsonNode edit) {
        String step = steps.get(0);
        if (steps.size() > 1) {
            List<String> rest = steps.subList(1, steps.size());
            if (step.equals("*")) {
                node.forEach(each -> change(each, rest, edit));
                return;
            }
            change(
                    step.matches("\\d+") && node.isArray()
                            ? node.path(Integer.parseInt(step))
                            : node.path(step),
                    rest,
                    edit);
            return;
        }
        boolean remove = edit.path("remove").asBoolean();
        if (node instanceof ObjectNode object) {
            if (remove) {
                object.remove(step);
            } else {
                object.set(step, edit.path("set"));
            }
        }
        if (node instanceof ArrayNode array
                && step.matches("\\d+")
                && array.has(Integer.parseInt(step))) {
            if (remove) {
                array.remove(Integer.parseInt(step));
            } else {
                array.set(Integer.parseInt(step), edit.path("set"));
            }
        }
    }
}
