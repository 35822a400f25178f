package dev.caravan.alert;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A pass that is over, as far as alerts care.
 *
 * @param run the time when it began; the same as in its {@link PassStart}
 * @param message one line for a person; empty when all is well
 */
public record PassEnd(
        String job,
        String run,
        Mark mark,
        String message,
        Optional<Summary> summary,
        Optional<OffsetDateTime> nextRun) {

    /** Whether everything in scope is safe. Partial, held and waiting are never good. */
    public enum Mark {
        GOOD,
        BAD
    }

    public PassEnd {
        message = PlainLine.of(message);
    }
}
