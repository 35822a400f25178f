package dev.caravan.doctor;

import java.time.Duration;
import java.time.Instant;

/** Judges the clock of this machine by the time that a server tells. */
public final class Clock {

    private static final Duration FINE = Duration.ofSeconds(30);

    /** From there on 115's storage refuses signatures. */
    private static final Duration BROKEN = Duration.ofMinutes(10);

    private Clock() {}

    /**
     * @param theirs what the server told, to the second
     * @param ours the moment in the middle of the question
     */
    public static Finding judge(Instant theirs, Instant ours) {
        Duration off = Duration.between(theirs, ours);
        String said =
                off.abs().compareTo(FINE) < 0
                        ? "agrees with 115's"
                        : off.abs().toSeconds()
                                + " s "
                                + (off.isNegative() ? "behind" : "ahead of")
                                + " 115's";
        if (off.abs().compareTo(FINE) < 0) {
            return Finding.ok("clock", said);
        }
        String advice = "set the clock: switch NTP on";
        return off.abs().compareTo(BROKEN) < 0
                ? Finding.warn("clock", said, advice)
                : Finding.fail(
                        "clock", said, advice + "; uploads fail with a clock that is so wrong");
    }
}
