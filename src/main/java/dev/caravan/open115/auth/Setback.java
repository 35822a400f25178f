package dev.caravan.open115.auth;

import java.time.Duration;
import java.util.List;

/** Why a refresh did not come through yet, with the waits that may follow it within one call. */
enum Setback {
    /** Some process asked less than 60 s ago; the real wait is what is left of that. */
    GAP(RefreshTiming.GAP, RefreshTiming.GAP, RefreshTiming.GAP),
    TOO_SOON(Duration.ofSeconds(90)),
    /** One retry with the old token shows whether 115 had replaced it (section 10, no. 2). */
    LOST(RefreshTiming.GAP),
    /** One more question, put to 115 itself, brings the code that the relay hid. */
    VAGUE(RefreshTiming.GAP),
    SERVER(RefreshTiming.GAP, RefreshTiming.GAP.multipliedBy(2)),
    /** 115 has heard nothing, so its gap does not count. */
    UNREACHED(Duration.ofSeconds(2), Duration.ofSeconds(8));

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Duration> waits;

    Setback(Duration... waits) {
        this.waits = List.of(waits);
    }

    /** The waits after the first, second, … setback of this kind; then it is given up. */
    List<Duration> waits() {
        return waits;
    }
}
