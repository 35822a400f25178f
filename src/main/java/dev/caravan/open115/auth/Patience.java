package dev.caravan.open115.auth;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the setbacks of one refresh and says how long to wait after each, until it is enough. */
final class Patience {

    private final Map<Setback, Integer> seen = new EnumMap<>(Setback.class);

    /** The wait before the next try; empty when there shall be none. */
    Optional<Duration> after(RefreshStep.NotYet step) {
        int before = seen.merge(step.setback(), 1, Integer::sum) - 1;
        List<Duration> waits = step.setback().waits();
        if (before >= waits.size()) {
            return Optional.empty();
        }
        return Optional.of(step.setback() == Setback.GAP ? step.left() : waits.get(before));
    }
}
