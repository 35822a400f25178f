package dev.caravan.alert.policy;

import dev.caravan.alert.EventFamily;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.Subject;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is true of a job or account now. Within the families it is about, what it does not name is
 * over; of other families it says nothing.
 *
 * @param pass the pass that showed it
 */
public record Observation(
        Subject subject, Set<EventFamily> about, List<Condition> open, Optional<PassEnd> pass) {

    public Observation {
        Set<EventFamily> families = EnumSet.noneOf(EventFamily.class);
        families.addAll(about);
        about = Collections.unmodifiableSet(families);
        open = List.copyOf(open);
        for (Condition condition : open) {
            if (!families.contains(condition.event().family())) {
                throw new IllegalArgumentException(
                        "the observation is not about " + condition.event().word());
            }
        }
    }

    /** After a pass of a job. Only a good one also ends "no success for too long". */
    public static Observation afterPass(PassEnd pass, List<Condition> open) {
        Set<EventFamily> about =
                EnumSet.of(EventFamily.RESULT, EventFamily.CONFLICT, EventFamily.STALLED);
        if (pass.mark() == PassEnd.Mark.GOOD) {
            about.add(EventFamily.MISSED);
        }
        return new Observation(Subject.job(pass.job()), about, open, Optional.of(pass));
    }

    /** Of an account: its login, its throttle and its space. */
    public static Observation ofAccount(String account, List<Condition> open) {
        return new Observation(
                Subject.account(account),
                EnumSet.of(EventFamily.LOGIN, EventFamily.THROTTLE, EventFamily.QUOTA),
                open,
                Optional.empty());
    }

    /** Of a job between its passes: one family, such as missed or stalled. */
    public static Observation ofJob(String job, EventFamily family, List<Condition> open) {
        return new Observation(Subject.job(job), Set.of(family), open, Optional.empty());
    }
}
