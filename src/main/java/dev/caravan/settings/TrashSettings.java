package dev.caravan.settings;

import java.time.Duration;

/** How long and how much the local trash keeps. */
public record TrashSettings(Duration keep, ByteSize maxSize) {}
