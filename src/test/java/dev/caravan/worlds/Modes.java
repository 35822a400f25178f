package dev.caravan.worlds;

import java.util.Locale;

/** The modes of jobs, as worlds see them. */
enum Modes {
    BACKUP,
    MIRROR,
    ARCHIVE,
    SYNC,
    PULL,
    PULL_MIRROR;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether 115 is where everything comes from. */
    boolean isPulling() {
        return this == PULL || this == PULL_MIRROR;
    }

    boolean isPushing() {
        return this == BACKUP || this == MIRROR || this == ARCHIVE;
    }
}
