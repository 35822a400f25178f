package dev.caravan.simulator.traffic;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.world.SimulatedClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What has been asked, in the order in which it arrived; counts are exact, old lines fade. */
public final class RequestLog {

    private static final int MOST_LINES = 100_000;

    private final SimulatedClock clock;
    private final Deque<Journey> journeys = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long last;

    public RequestLog(SimulatedClock clock) {
        this.clock = clock;
    }

    synchronized Journey open(Call call) {
        Journey journey = new Journey(++last, call, clock.millis());
        counts.merge(call.endpoint(), 1L, Long::sum);
        journeys.addLast(journey);
        if (journeys.size() > MOST_LINES) {
            journeys.removeFirst();
        }
        return journey;
    }

    public List<LogEntry> entries() {
        return entries(any -> true);
    }

    public List<LogEntry> entries(Predicate<LogEntry> wanted) {
        return snapshot().stream().map(Journey::entry).filter(wanted).toList();
    }

    /** How many requests have come since the last reset, by endpoint. */
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized long count(String endpoint) {
        return counts.getOrDefault(endpoint, 0L);
    }

    public synchronized void reset() {
        journeys.clear();
        counts.clear();
    }

    private synchronized List<Journey> snapshot() {
        return List.copyOf(journeys);
    }
}
