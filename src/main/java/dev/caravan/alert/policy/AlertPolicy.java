package dev.caravan.alert.policy;

import dev.caravan.alert.EventFamily;
import dev.caravan.alert.PassEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides what is told: each trouble once, at once when it gets worse, again while it lasts, and
 * once when it is over. A trouble that came and went between two observations is never heard of.
 */
public final class AlertPolicy {

    private final Duration repeatAfter;

    public AlertPolicy(Duration repeatAfter) {
        if (repeatAfter.isNegative() || repeatAfter.isZero()) {
            throw new IllegalArgumentException("repeatAfter must be positive: " + repeatAfter);
        }
        this.repeatAfter = repeatAfter;
    }

    /**
     * Compares what is with what was said.
     *
     * @param memory everything remembered of the observation's subject
     */
    public Decision decide(Observation seen, Collection<Remembered> memory, Instant now) {
        SortedMap<ConditionKey, Condition> open = worstOfEach(seen);
        SortedMap<ConditionKey, Remembered> known = byKey(memory);
        List<Notice> notices = new ArrayList<>();
        List<Remembered> keep = new ArrayList<>();
        for (Map.Entry<ConditionKey, Condition> entry : open.entrySet()) {
            Remembered before = known.get(entry.getKey());
            if (before == null) {
                notices.add(new Notice.Opened(seen.subject(), entry.getValue()));
                keep.add(Remembered.first(seen.subject(), entry.getValue(), now));
            } else {
                keep.add(judge(before.seen(entry.getValue()), now, notices));
            }
        }
        List<Remembered> closed =
                known.values().stream()
                        .filter(before -> seen.about().contains(before.key().family()))
                        .filter(before -> !open.containsKey(before.key()))
                        .toList();
        List<Remembered> over =
                closed.stream()
                        .filter(before -> !isReplaced(before.key().family(), notices))
                        .toList();
        if (!over.isEmpty()) {
            notices.add(0, new Notice.Over(seen.subject(), over, remaining(closed, known, open)));
        }
        if (open.isEmpty() && isGood(seen)) {
            notices.add(new Notice.Succeeded(seen.subject()));
        }
        return new Decision(notices, keep, closed.stream().map(Remembered::key).toList());
    }

    /** Looks only at the clock: what has lasted since it was last told. */
    public Decision remind(Collection<Remembered> memory, Instant now) {
        List<Notice> notices = new ArrayList<>();
        List<Remembered> keep =
                byKey(memory).values().stream()
                        .filter(before -> isDue(before, now))
                        .map(before -> judge(before, now, notices))
                        .toList();
        return new Decision(notices, keep, List.of());
    }

    private Remembered judge(Remembered lasting, Instant now, List<Notice> notices) {
        Condition condition = lasting.condition();
        if (condition.event().isWorseThan(lasting.told())) {
            notices.add(new Notice.Worse(lasting.subject(), condition, lasting.opened()));
            return lasting.toldAgain(condition.event(), now);
        }
        if (isDue(lasting, now)) {
            notices.add(new Notice.Reminder(lasting.subject(), condition, lasting.opened()));
            return lasting.toldAgain(condition.event(), now);
        }
        return lasting;
    }

    private boolean isDue(Remembered lasting, Instant now) {
        return !lasting.toldAt().plus(repeatAfter).isAfter(now);
    }

    private static boolean isGood(Observation seen) {
        return seen.pass().filter(pass -> pass.mark() == PassEnd.Mark.GOOD).isPresent();
    }

    // "It is over" would be wrong where the same family now has another cause: partial by network
    // became failed by a damaged state.
    private static boolean isReplaced(EventFamily family, List<Notice> notices) {
        return notices.stream()
                .filter(Notice.Opened.class::isInstance)
                .anyMatch(notice -> notice.event().family() == family);
    }

    private static List<Condition> remaining(
            List<Remembered> closed,
            SortedMap<ConditionKey, Remembered> known,
            SortedMap<ConditionKey, Condition> open) {
        SortedMap<ConditionKey, Condition> remaining = new TreeMap<>();
        known.forEach((key, before) -> remaining.put(key, before.condition()));
        closed.forEach(before -> remaining.remove(before.key()));
        remaining.putAll(open);
        return List.copyOf(remaining.values());
    }

    private static SortedMap<ConditionKey, Condition> worstOfEach(Observation seen) {
        SortedMap<ConditionKey, Condition> worst = new TreeMap<>();
        for (Condition condition : seen.open()) {
            worst.merge(
                    ConditionKey.of(seen.subject(), condition),
                    condition,
                    (one, other) -> other.event().isWorseThan(one.event()) ? other : one);
        }
        return worst;
    }

    private static SortedMap<ConditionKey, Remembered> byKey(Collection<Remembered> memory) {
        SortedMap<ConditionKey, Remembered> known = new TreeMap<>();
        memory.forEach(before -> known.put(before.key(), before));
        return known;
    }
}
