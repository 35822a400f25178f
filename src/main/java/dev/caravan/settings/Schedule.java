package dev.caravan.settings;

import java.time.Duration;

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
}
