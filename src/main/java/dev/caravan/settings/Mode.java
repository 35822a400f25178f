package dev.caravan.settings;

/** What a job copies, and in which direction (design, 2.2). */
public enum Mode {
    BACKUP,
    MIRROR,
    ARCHIVE,
    SYNC,
    PULL,
    PULL_MIRROR;

    /** Whether a pass changes or removes local files. */
    public boolean writesLocal() {
        return this == ARCHIVE || this == SYNC || this == PULL || this == PULL_MIRROR;
    }

    /** Whether a pass changes anything at 115. */
    public boolean writesRemote() {
        return this == BACKUP || this == MIRROR || this == ARCHIVE || this == SYNC;
    }
}
