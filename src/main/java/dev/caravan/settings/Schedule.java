package dev.caravan.settings;

import java.time.Duration;
import java.util.function.Function;

/** When passes of a job start by themselves. */
public sealed interface Schedule {

    /** At the times of a Quartz cron expression. */
    record Cron(String expression) implements Schedule {}

    /** Again and again, this long from one start to the next. */
    record Every(Duration interval) implements Schedule {

        public Every {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("an interval must be positive: " + interval);
            }
        }
    }

    default <R> R match(Function<Cron, R> cron, Function<Every, R> every) {
        if (this instanceof Cron it) {
            return cron.apply(it);
        }
        if (this instanceof Every it) {
            return every.apply(it);
        }
        throw new AssertionError("no case for " + this);
    }
}
