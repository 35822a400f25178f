package dev.caravan.open115.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The arithmetic of a throttled account's rests: growing while 115 keeps refusing, with one probe
 * at the end of each.
 */
final class Breaker {

    private static final Duration FIRST = Duration.ofSeconds(70);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Nobody was ever blocked longer (section 6.2); anything above is a clock gone wrong. */
    private static final Duration LONGEST_NAMED = Duration.ofHours(24);

    /** How long one process may take for its probe before another may try. */
    private static final Duration PROBE_TIME = Duration.ofSeconds(90);

    private static final Duration PROBE_AGAIN = Duration.ofSeconds(30);

    private static final String PROBING = "asking 115 whether it answers again";

    private Breaker() {}

    /**
     * The state after 115 refused; {@code chance} between 0 and 1 lengthens the rest by up to a
     * fifth, so that processes do not come back at the same moment.
     */
    static BudgetState refused(BudgetState state, Rest rest, double chance, Instant now) {
        Instant named = rest.until().map(until -> atMost(until, now)).orElse(Instant.MIN);
        boolean resting = state.pausedUntil().filter(until -> until.isAfter(now)).isPresent();
        boolean probing = resting && state.reason().filter(PROBING::equals).isPresent();
        if (resting && !probing) {
            // an answer to a call that was under way when another one began the rest
            Instant until = later(state.pausedUntil().orElse(named), named);
            return with(state, Optional.of(until), state.pauses(), state.reason());
        }
        int pauses = state.pauses() + 1;
        Duration length = length(pauses, pauses > 1 ? rest.atLeastAgain() : rest.atLeast());
        Instant until = now.plus(length).plusMillis((long) (length.toMillis() * chance / 5));
        return with(state, Optional.of(later(until, named)), pauses, Optional.of(rest.reason()));
    }

    /** Whether the rest is over and somebody has to find out if 115 answers again. */
    static boolean isProbeDue(BudgetState state, Instant now) {
        return state.pausedUntil()
                .filter(
                        until ->
                                !until.isAfter(now)
                                        || until.isAfter(now.plus(LONGEST_NAMED).plus(LONGEST)))
                .isPresent();
    }

    /** The state while one caller probes; everybody else still finds the account resting. */
    static BudgetState probing(BudgetState state, Instant now) {
        return with(state, Optional.of(now.plus(PROBE_TIME)), state.pauses(), Optional.of(PROBING));
    }

    /** The probe found no connection: that says nothing about the rest. */
    static BudgetState probeLost(BudgetState state, Instant now) {
        return with(
                state,
                Optional.of(now.plus(PROBE_AGAIN)),
                state.pauses(),
                Optional.of("115 could not be reached at the end of the rest"));
    }

    /** The probe was answered; the count stays until an ordinary call went through as well. */
    static BudgetState open(BudgetState state) {
        return with(state, Optional.empty(), state.pauses(), Optional.empty());
    }

    /** An ordinary call went through. */
    static BudgetState passed(BudgetState state) {
        return state.pausedUntil().isPresent()
                ? state
                : with(state, Optional.empty(), 0, Optional.empty());
    }

    private static Duration length(int pauses, Duration atLeast) {
        Duration length = FIRST;
        for (int i = 1; i < pauses && length.compareTo(LONGEST) < 0; i++) {
            length = length.multipliedBy(2);
        }
        length = length.compareTo(LONGEST) > 0 ? LONGEST : length;
        return length.compareTo(atLeast) < 0 ? atLeast : length;
    }

    private static Instant atMost(Instant until, Instant now) {
        Instant latest = now.plus(LONGEST_NAMED);
        return until.isAfter(latest) ? latest : until;
    }

    private static BudgetState with(
            BudgetState state, Optional<Instant> until, int pauses, Optional<String> reason) {
        return new BudgetState(
                state.nextFree(), state.day(), state.callsToday(), until, pauses, reason);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
