package dev.caravan.alert.policy;

import dev.caravan.alert.EventFamily;
import dev.caravan.alert.Subject;
import dev.caravan.cause.Cause;
import java.util.Comparator;

/** What makes two conditions the same trouble: it is told once. */
public record ConditionKey(Subject subject, EventFamily family, Cause cause)
        implements Comparable<ConditionKey> {

    private static final Comparator<ConditionKey> ORDER =
            Comparator.comparing(ConditionKey::subject)
                    .thenComparing(ConditionKey::family)
                    .thenComparing(ConditionKey::cause);

    static ConditionKey of(Subject subject, Condition condition) {
        return new ConditionKey(subject, condition.event().family(), condition.cause());
    }

    @Override
    public int compareTo(ConditionKey other) {
        return ORDER.compare(this, other);
    }
}
