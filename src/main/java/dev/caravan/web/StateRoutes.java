package dev.caravan.web;

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
                Route.get("/health/live", call -> Answer.of(Answer.OK, "alive")),
                Route.get("/health/ready", call -> ready()),
                Route.get("/metrics", call -> Answer.of(PROMETHEUS, desk.metrics())));
    }

    private Answer ready() {
        List<String> troubles = Health.troubles(desk.status(), desk.setup());
        return troubles.isEmpty()
                ? Answer.of(Answer.OK, "ready")
                : Answer.of(Answer.BUSY, String.join("; ", troubles));
    }
}
