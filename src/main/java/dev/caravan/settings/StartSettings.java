package dev.caravan.settings;

import java.time.Duration;
import java.util.Optional;

/** What starts a pass besides a person. */
public record StartSettings(
        Optional<Schedule> schedule, boolean watch, Duration pollRemote, boolean atStart) {}
