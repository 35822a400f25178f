package dev.caravan.local.watch;

import dev.caravan.local.filter.FilterRules;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a job's local folder is watched.
 *
 * @param quiet how long nothing must have happened before a change is told
 * @param longest when a change is told although it never gets quiet
 * @param rescan how often everything counts as changed while not all folders can be watched
 */
public record WatchSettings(
        Path root, FilterRules filters, Duration quiet, Duration longest, Duration rescan) {

    public WatchSettings {
        if (longest.compareTo(quiet) < 0) {
            throw new IllegalArgumentException("longest is shorter than quiet: " + longest);
        }
        if (rescan.isZero() || rescan.isNegative()) {
            throw new IllegalArgumentException("rescan must be positive: " + rescan);
        }
    }
}
