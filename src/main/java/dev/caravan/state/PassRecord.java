package dev.caravan.state;

import dev.caravan.cause.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * One pass of a job.
 *
 * @param trigger what started it, in the word that the status shows
 * @param ended empty while it runs, and for ever when the process died
 * @param result empty as long as {@code ended} is
 * @param reason one line for a person
 */
public record PassRecord(
        long id,
        JobId job,
        String trigger,
        Instant started,
        Optional<Instant> ended,
        Optional<PassResult> result,
        Optional<String> reason,
        Optional<Cause> cause,
        PassCounts counts) {

    /** Whether it came to the end of its plan; the system or a person may end it before. */
    public boolean cameThrough() {
        return switch (result.orElse(PassResult.FAILED)) {
            case OK, WARNINGS -> true;
            case PARTIAL -> cause.isPresent();
            case WAITING, HELD, FAILED -> false;
        };
    }
}
