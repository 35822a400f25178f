package dev.caravan.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import java.io.IOException;
import java.time.DateTimeException;

/** The administration over HTTP: JSON in, JSON out, everything below {@code /admin}. */
public final class AdminApi {

    private final Desk desk = new Desk();

    public AdminApi(Admin admin) {
        WorldCalls.addTo(desk, admin);
        UserCalls.addTo(desk, admin);
        DriveCalls.addTo(desk, admin);
        TrafficCalls.addTo(desk, admin);
        desk.add("GET /admin", order -> desk.calls());
    }

    public Reply answer(Request request) throws IOException {
        String call = request.method() + " " + request.path();
        try {
            return desk.answer(call, Order.of(request));
        } catch (Refused
                | IllegalArgumentException
                | DateTimeException
                | JsonProcessingException e) {
            return Reply.json(400, Json.object().put("error", e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.ended(Reply.Ending.DROP);
        }
    }
}
