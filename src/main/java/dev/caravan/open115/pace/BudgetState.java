package dev.caravan.open115.pace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an account's calls, as one value that is read and replaced in one step.
 *
 * @param nextFree per kind of call the earliest moment of the next one
 * @param day the day that {@code callsToday} counts
 * @param pausedUntil while the account is throttled: when one probe may be made
 * @param pauses how many throttle answers in a row, for growing pauses; 0 when all is well
 * @param reason what 115 said when it began to refuse
 */
public record BudgetState(
        Map<CallKind, Instant> nextFree,
        LocalDate day,
        long callsToday,
        Optional<Instant> pausedUntil,
        int pauses,
        Optional<String> reason) {

    public BudgetState {
        nextFree = Map.copyOf(nextFree);
    }

    /** How many calls were made so far on the day of 115 to which {@code now} belongs. */
    public long callsOnDayOf(Instant now) {
        return day.equals(Pace.day(now)) ? callsToday : 0;
    }
}
