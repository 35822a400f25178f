package dev.caravan.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is asked of jobs over HTTP, and what they are told to do. */
final class JobRoutes {

    private static final String JOB = "/api/jobs/{job}/";

    private final Desk desk;
    private final Gate gate;

    JobRoutes(Desk desk, Gate gate) {
        this.desk = desk;
        this.gate = gate;
    }

    List<Route> routes() {
        return List.of(
                document("failures", desk::failures),
                document("history", desk::history),
                Route.get(JOB + "plan", this::plan),
                document("conflicts", desk::conflicts),
                order("run", desk::run),
                order("pause", desk::pause),
                order("resume", desk::resume),
                Route.post(JOB + "approve", this::approve),
                Route.post(JOB + "reject", this::reject),
                Route.post(JOB + "retry", this::retry),
                Route.post(JOB + "dismiss", this::dismiss));
    }

    private static Route document(String what, Function<String, Optional<Object>> of) {
        return Route.get(JOB + what, call -> document(of.apply(call.name("job"))));
    }

    private static Answer document(Optional<Object> document) {
        return document.map(Answer::of).orElseGet(() -> Reply.noSuchJob().answer());
    }

    /** A fresh plan changes nothing, but it spends calls: that is not for everybody. */
    private Answer plan(Call call) throws BadRequest {
        if (!call.request().asksFor("fresh=1")) {
            return document(desk.plan(call.name("job")));
        }
        Optional<Answer> refused = gate.refusalOfChange(call.request());
        return refused.isPresent() ? refused.get() : freshPlan(call.name("job"));
    }

    private Answer freshPlan(String job) throws BadRequest {
        try {
            return document(desk.freshPlan(job));
        } catch (NoPlan unseen) {
            throw new BadRequest(Answer.BUSY, String.valueOf(unseen.getMessage()));
        }
    }

    private static Route order(String what, Function<String, Reply> of) {
        return Route.post(JOB + what, call -> of.apply(call.name("job")).answer());
    }

    private Answer approve(Call call) throws BadRequest {
        JsonNode order = call.order();
        return desk.approve(call.name("job"), text(order, "plan"), when(order)).answer();
    }

    private Answer reject(Call call) throws BadRequest {
        JsonNode order = call.order();
        return desk.reject(call.name("job"), text(order, "plan"), when(order)).answer();
    }

    private Answer retry(Call call) throws BadRequest {
        JsonNode order = call.order();
        List<String> paths = new ArrayList<>();
        for (JsonNode path : order.path("paths")) {
            paths.add(path.asText());
        }
        return desk.retry(call.name("job"), paths, when(order)).answer();
    }

    private Answer dismiss(Call call) throws BadRequest {
        String path = text(call.order(), "path");
        if (path.isEmpty()) {
            throw new BadRequest(Answer.BAD, "which conflict? {\"path\": \"…\"}");
        }
        return desk.dismiss(call.name("job"), path).answer();
    }

    private static String text(JsonNode order, String key) throws BadRequest {
        JsonNode value = order.path(key);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw new BadRequest(Answer.BAD, key + " must be a text");
        }
        return value.asText("");
    }

    private static Desk.When when(JsonNode order) {
        return order.path("now").asBoolean() ? Desk.When.NOW : Desk.When.NEXT_PASS;
    }
}
