package dev.caravan.simulator.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Switch;
import java.util.List;
import java.util.Locale;

/** The calls about the log, the gates and the faults. */
final class TrafficCalls {

    private TrafficCalls() {}

    static void addTo(Desk desk, Admin admin) {
        desk.add("GET /admin/log", order -> log(admin, order));
        desk.add("GET /admin/log/counts", order -> admin.log().counts());
        desk.act("DELETE /admin/log", order -> admin.log().reset());
        desk.add("GET /admin/faults", order -> admin.faults().describe());
        desk.add(
                "POST /admin/faults",
                order -> Json.object().put("id", admin.faults().add(order.body())));
        desk.act(
                "POST /admin/faults/release",
                order -> admin.faults().release(order.number("id", 0)));
        desk.act(
                "DELETE /admin/faults",
                order -> {
                    if (order.has("id")) {
                        admin.faults().remove(order.number("id", 0));
                    } else {
                        admin.faults().clear();
                    }
                });
        desk.add("POST /admin/gates", order -> gate(admin, order));
        desk.add("GET /admin/gates/wait", order -> await(admin, order));
        desk.act("POST /admin/gates/release", order -> release(admin, order));
        desk.act("DELETE /admin/gates", order -> admin.gates().clear());
    }

    private static List<LogEntry> log(Admin admin, Order order) {
        String endpoint = order.text("endpoint", "");
        long since = order.number("since", 0);
        return admin.log()
                .entries(
                        each ->
                                each.number() > since
                                        && (endpoint.isEmpty()
                                                || each.endpoint().equals(endpoint)));
    }

    private static ObjectNode gate(Admin admin, Order order) {
        String moment = order.text("when", "before").toUpperCase(Locale.ROOT);
        Gate gate =
                admin.gates()
                        .put(
                                order.text("endpoint"),
                                order.number("nth", 1),
                                Gate.Moment.valueOf(moment));
        return Json.object().put("id", gate.id());
    }

    private static ObjectNode await(Admin admin, Order order) throws InterruptedException {
        Gate gate = find(admin, order);
        return Json.object()
                .put("arrived", gate.awaitArrival(Switch.toDuration(order.text("timeout", "30s"))));
    }

    private static void release(Admin admin, Order order) {
        String outcome = order.text("outcome", "proceed").toUpperCase(Locale.ROOT);
        find(admin, order).release(Gate.Outcome.valueOf(outcome));
    }

    private static Gate find(Admin admin, Order order) {
        long id = order.number("id", 0);
        return admin.gates()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no gate " + id));
    }
}
