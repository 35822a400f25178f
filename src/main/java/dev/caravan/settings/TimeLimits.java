package dev.caravan.settings;

import java.time.Duration;
import java.util.Optional;

/** When a job may transfer, how long a pass may take, and how long a job may go without success. */
public record TimeLimits(
        Optional<TimeWindow> window,
        Optional<Duration> maxRun,
        Optional<Duration> expectSuccessWithin) {}
