package dev.caravan.alert.policy;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.Subject;
import java.time.Instant;

/**
 * An open condition and what was said of it.
 *
 * @param condition as it was last seen
 * @param told the worst event that was told
 * @param opened when it was first seen
 * @param toldAt when it was last told
 */
public record Remembered(
        Subject subject, Condition condition, AlertEvent told, Instant opened, Instant toldAt) {

    public ConditionKey key() {
        return ConditionKey.of(subject, condition);
    }

    static Remembered first(Subject subject, Condition condition, Instant now) {
        return new Remembered(subject, condition, condition.event(), now, now);
    }

    Remembered seen(Condition latest) {
        return new Remembered(subject, latest, told, opened, toldAt);
    }

    Remembered toldAgain(AlertEvent event, Instant now) {
        return new Remembered(subject, condition, event, opened, now);
    }
}
