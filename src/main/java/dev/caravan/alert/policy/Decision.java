package dev.caravan.alert.policy;

import java.util.List;

/**
 * What to tell, and what to remember from then on.
 *
 * @param keep the open conditions that were looked at, each replacing what was remembered of it
 * @param forget those that are over
 */
public record Decision(List<Notice> notices, List<Remembered> keep, List<ConditionKey> forget) {

    public Decision {
        notices = List.copyOf(notices);
        keep = List.copyOf(keep);
        forget = List.copyOf(forget);
    }
}
