package dev.caravan.settings;

import java.time.Duration;
import java.util.Optional;

/** How the local folder is looked at; without {@code rehash} size and time are trusted for ever. */
public record ScanSettings(Duration stableFor, Optional<Duration> rehash, Symlinks symlinks) {}
