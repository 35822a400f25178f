package dev.caravan.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Switch;
import dev.caravan.simulator.world.Switches;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calls about time and switches. */
final class WorldCalls {

    private WorldCalls() {}

    static void addTo(Desk desk, Admin admin) {
        desk.add("GET /admin/switches", order -> switches(admin.switches()));
        desk.add("POST /admin/switches", order -> set(admin.switches(), order.body()));
        desk.act("DELETE /admin/switches", order -> admin.switches().reset());
        desk.add("GET /admin/time", order -> time(admin));
        desk.add(
                "POST /admin/time",
                order -> {
                    if (order.has("set")) {
                        admin.clock().set(Instant.parse(order.text("set")));
                    } else {
                        admin.clock().advance(Switch.toDuration(order.text("advance")));
                    }
                    return time(admin);
                });
    }

    private static ObjectNode time(Admin admin) {
        return Json.object()
                .put("now", admin.clock().instant().toString())
                .put("offset", admin.clock().offset().toString());
    }

    private static JsonNode set(Switches switches, JsonNode body) {
        Map<String, String> wanted = new LinkedHashMap<>();
        body.properties().forEach(each -> wanted.put(each.getKey(), each.getValue().asText()));
        switches.setAll(wanted);
        return switches(switches);
    }

    private static ObjectNode switches(Switches switches) {
        ObjectNode all = Json.object();
        for (Switch<?> each : Switches.known()) {
            all.putObject(each.name())
                    .put("value", switches.text(each))
                    .put("standard", each.standard())
                    .put("meaning", each.meaning());
        }
        return all;
    }
}
