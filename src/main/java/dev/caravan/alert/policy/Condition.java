package dev.caravan.alert.policy;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.EventFamily;
import dev.caravan.alert.FailedItem;
import dev.caravan.cause.Cause;
import java.util.List;
import java.util.Optional;

/**
 * Something that is not as it should be, now.
 *
 * @param message why, in one line for a person; empty when the cause says it all
 * @param action the command to run; otherwise the usual one for the event
 * @param failures the first of the items it concerns
 */
public record Condition(
        AlertEvent event,
        Cause cause,
        String message,
        Optional<String> action,
        List<FailedItem> failures) {

    public Condition {
        if (event.family() == EventFamily.NEWS) {
            throw new IllegalArgumentException(event.word() + " is news, it cannot last");
        }
        failures = List.copyOf(failures);
    }

    public static Condition of(AlertEvent event, Cause cause, String message) {
        return new Condition(event, cause, message, Optional.empty(), List.of());
    }
}
