package dev.caravan.alert.channel;

import dev.caravan.alert.PassEnd;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the last pass of every job ended: one watch stands for all jobs, so that it is good only when
 * all of them are.
 */
final class Standing {

    private final Map<String, PassEnd.Mark> marks = new ConcurrentHashMap<>();

    void note(PassEnd end) {
        marks.put(end.job(), end.mark());
    }

    boolean isGood() {
        return !marks.containsValue(PassEnd.Mark.BAD);
    }
}
