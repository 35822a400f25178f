package dev.caravan.settings;

import java.time.Duration;

/** When mode archive removes a local file that is safe on 115, and what becomes of its folder. */
public record ArchiveSettings(Duration delay, boolean pruneEmptyFolders) {}
