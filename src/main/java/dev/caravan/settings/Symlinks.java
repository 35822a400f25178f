package dev.caravan.settings;

/** What happens to symbolic links. */
public enum Symlinks {
    SKIP,
    /** Followed, but never out of the job's folder. */
    FOLLOW
}
