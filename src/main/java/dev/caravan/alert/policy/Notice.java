package dev.caravan.alert.policy;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.Subject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Something that should be told now. */
public sealed interface Notice {

    Subject subject();

    /** A trouble that was not there before. */
    record Opened(Subject subject, Condition condition) implements Notice {}

    /** A trouble that was told before and got worse. */
    record Worse(Subject subject, Condition condition, Instant since) implements Notice {}

    /** A trouble that was told before and lasts. */
    record Reminder(Subject subject, Condition condition, Instant since) implements Notice {}

    /** Troubles that were told and are over, and those of the same subject that are not. */
    record Over(Subject subject, List<Remembered> over, List<Condition> remaining)
            implements Notice {

        public Over {
            over = List.copyOf(over);
            remaining = List.copyOf(remaining);
        }
    }

    /** A pass after which nothing is open. */
    record Succeeded(Subject subject) implements Notice {}

    default <R> R match(
            Function<Opened, R> opened,
            Function<Worse, R> worse,
            Function<Reminder, R> reminder,
            Function<Over, R> over,
            Function<Succeeded, R> succeeded) {
        if (this instanceof Opened it) {
            return opened.apply(it);
        }
        if (this instanceof Worse it) {
            return worse.apply(it);
        }
        if (this instanceof Reminder it) {
            return reminder.apply(it);
        }
        if (this instanceof Over it) {
            return over.apply(it);
        }
        if (this instanceof Succeeded it) {
            return succeeded.apply(it);
        }
        throw new AssertionError("no case for " + this);
    }

    /** The event it is told as. */
    default AlertEvent event() {
        boolean ofAccount = subject().kind() == Subject.Kind.ACCOUNT;
        return match(
                opened -> opened.condition().event(),
                worse -> worse.condition().event(),
                reminder -> reminder.condition().event(),
                over -> ofAccount ? AlertEvent.ACCOUNT_RECOVERED : AlertEvent.JOB_RECOVERED,
                succeeded -> AlertEvent.JOB_SUCCESS);
    }

    /**
     * Whether a channel for these events should get it. Who was not told of the trouble is not told
     * that it is over.
     */
    default boolean isFor(Set<AlertEvent> events) {
        if (!events.contains(event())) {
            return false;
        }
        if (this instanceof Over ended) {
            Set<AlertEvent> told =
                    ended.over().stream()
                            .map(Remembered::told)
                            .collect(
                                    Collectors.toCollection(
                                            () -> EnumSet.noneOf(AlertEvent.class)));
            told.retainAll(events);
            return !told.isEmpty();
        }
        return true;
    }
}
