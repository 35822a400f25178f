package dev.caravan.open115.pace;

import java.time.Duration;
import java.time.Instant;

/** Whether a call may be made now. */
sealed interface Turn {

    /** It may; this is the state to remember. */
    record Go(BudgetState after) implements Turn {}

    /** Not yet. */
    record Wait(Duration time) implements Turn {}

    /** The account rests. */
    record Paused(Instant until, String reason) implements Turn {}

    /** The day's calls are used up. */
    record DayUsed(Instant until) implements Turn {}
}
