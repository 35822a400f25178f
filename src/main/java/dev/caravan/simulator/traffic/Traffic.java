package dev.caravan.simulator.traffic;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Exchange;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The way of every request: logged, stopped at gates, struck by faults, answered. */
public final class Traffic implements Exchange {

    private final Function<Request, Route> router;
    private final RequestLog log;
    private final Gates gates;
    private final Faults faults;

    public Traffic(Function<Request, Route> router, RequestLog log, Gates gates, Faults faults) {
        this.router = router;
        this.log = log;
        this.gates = gates;
        this.faults = faults;
    }

    @Override
    public Reply answer(Request request) throws IOException {
        Route route = router.apply(request);
        Call call = new Call(route.name(), request);
        Journey journey = log.open(call);
        try {
            Reply reply = travel(route, call);
            boolean answered = reply.ending() == Reply.Ending.KEEP;
            journey.end(reply.status(), answered ? "answered" : "dropped");
            return journey.counted(reply);
        } catch (IOException e) {
            journey.end(0, "aborted");
            throw e;
        }
    }

    private Reply travel(Route route, Call call) throws IOException {
        Optional<Reply> stopped = gates.pass(call, Gate.Moment.BEFORE);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        List<Fault> struck = faults.strike(call);
        Reply reply = worked(route, call, struck);
        for (Fault each : struck) {
            reply = each.after(call, reply);
        }
        return gates.pass(call, Gate.Moment.AFTER).orElse(reply);
    }

    private static Reply worked(Route route, Call call, List<Fault> struck) throws IOException {
        for (Fault each : struck) {
            Optional<Reply> instead = each.before(call);
            if (instead.isPresent()) {
                return instead.get();
            }
        }
        return route.endpoint().answer(call);
    }
}
