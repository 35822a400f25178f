package dev.caravan.web;

import java.util.ArrayList;
import java.util.List;

/** How everything stands, for programs: status, events, health, metrics. */
final class StateRoutes {

    /** The version of the text format that every Prometheus reads. */
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Desk desk;

    StateRoutes(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/status", call -> Answer.of(desk.status())),
                Route.get("/api/events", call -> Answer.events()),
                Route.get("/health/live", call -> alive()),
                Route.get("/health/ready", call -> ready()),
                Route.get("/metrics", call -> Answer.of(PROMETHEUS, desk.metrics())));
    }

    private Answer alive() {
        return answer("alive", desk.faults());
    }

    private Answer ready() {
        List<String> troubles = new ArrayList<>(desk.faults());
        troubles.addAll(Health.troubles(desk.status(), desk.setup()));
        return answer("ready", troubles);
    }

    private static Answer answer(String well, List<String> troubles) {
        return troubles.isEmpty()
                ? Answer.of(Answer.OK, well)
                : Answer.of(Answer.BUSY, String.join("; ", troubles));
    }
}
