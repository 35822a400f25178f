package dev.caravan.simulator.admin;

import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.world.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table of calls by method and path. */
final class Desk {

    /** What a call comes to: a Reply, or anything that becomes JSON. */
    interface Work {
        Object on(Order order) throws IOException, InterruptedException;
    }

    /** What a call comes to that has nothing to say. */
    interface Silent {
        void on(Order order) throws IOException, InterruptedException;
    }

    private final Map<String, Work> work = new LinkedHashMap<>();

    Desk add(String call, Work done) {
        work.put(call, done);
        return this;
    }

    Desk act(String call, Silent done) {
        return add(
                call,
                order -> {
                    done.on(order);
                    return Json.object().put("ok", true);
                });
    }

    Iterable<String> calls() {
        return work.keySet();
    }

    boolean knows(String call) {
        return work.containsKey(call);
    }

    Reply answer(String call, Order order) throws IOException, InterruptedException {
        Work done = work.get(call);
        if (done == null) {
            return Reply.json(404, Json.object().put("error", "no call is " + call));
        }
        Object result = done.on(order);
        return result instanceof Reply reply ? reply : Reply.json(result);
    }
}
