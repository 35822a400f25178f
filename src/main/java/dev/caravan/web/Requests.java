package dev.caravan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests: finds the address, asks the gate, and lets the route answer. */
final class Requests {

    private final Gate gate;
    private final List<Route> routes;

    Requests(Gate gate, List<Route> routes) {
        this.gate = gate;
        this.routes = List.copyOf(routes);
    }

    List<Route> routes() {
        return routes;
    }

    Answer answer(Request request) {
        Optional<Answer> refused = gate.refusal(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<String> allowed = new ArrayList<>();
        for (Route route : routes) {
            Optional<Map<String, String>> names = route.match(request.path());
            if (names.isPresent() && route.method().fits(request)) {
                return answer(route, new Call(request, names.get()));
            }
            names.ifPresent(found -> allowed.add(route.method().name()));
        }
        return allowed.isEmpty()
                ? Answer.of(Answer.MISSING, "there is nothing at this address")
                : Answer.of(Answer.NOT_ALLOWED, "not with this method")
                        .with("Allow", String.join(", ", allowed));
    }

    private Answer answer(Route route, Call call) {
        Optional<Answer> refused =
                route.changes() ? gate.refusalOfChange(call.request()) : Optional.empty();
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            return route.handler().answer(call);
        } catch (BadRequest bad) {
            return bad.answer();
        }
    }
}
