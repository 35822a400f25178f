package dev.caravan.simulator.traffic;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** All gates that stand. */
public final class Gates {

    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Gate> gates = new ConcurrentSkipListMap<>();

    /** Stops the next request of the kind before anything is done for it. */
    public Gate before(String endpoint) {
        return put(endpoint, 1, Gate.Moment.BEFORE);
    }

    /** Stops the next request of the kind after everything is done and before it is answered. */
    public Gate after(String endpoint) {
        return put(endpoint, 1, Gate.Moment.AFTER);
    }

    /**
     * Stops the n-th request of the kind, counted from now on.
     *
     * @param endpoint its name, in which a star stands for anything
     */
    public Gate put(String endpoint, long nth, Gate.Moment moment) {
        Gate gate = new Gate(last.incrementAndGet(), endpoint, nth, moment);
        gates.put(gate.id(), gate);
        return gate;
    }

    public Optional<Gate> find(long id) {
        return Optional.ofNullable(gates.get(id));
    }

    public List<Gate> all() {
        return List.copyOf(gates.values());
    }

    /** Removes every gate and lets go what is held. */
    public void clear() {
        all().forEach(Gate::release);
        gates.clear();
    }

    /** Holds the call where a gate wants it; empty when it may go on. */
    Optional<Reply> pass(Call call, Gate.Moment moment) {
        for (Gate gate : all()) {
            if (gate.stops(call, moment)) {
                Gate.Outcome outcome = gate.hold();
                gates.remove(gate.id());
                if (outcome != Gate.Outcome.PROCEED) {
                    return Optional.of(Reply.ended(Reply.Ending.valueOf(outcome.name())));
                }
            }
        }
        return Optional.empty();
    }
}
