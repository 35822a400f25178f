package dev.caravan.local.scan;

import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.local.filter.FilterRules;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a job's local folder is looked at.
 *
 * @param stableFor how long a file must have been unchanged; zero takes it at once
 */
public record LookSettings(
        Path root, FilterRules filters, SymlinkPolicy symlinks, Duration stableFor) {

    public LookSettings {
        if (!root.isAbsolute()) {
            throw new IllegalArgumentException("the root must be an absolute path: " + root);
        }
        if (stableFor.isNegative()) {
            throw new IllegalArgumentException("stableFor must not be negative: " + stableFor);
        }
    }

    /** The same for a look that takes every file for steady. */
    public LookSettings atOnce() {
        return new LookSettings(root, filters, symlinks, Duration.ZERO);
    }
}
