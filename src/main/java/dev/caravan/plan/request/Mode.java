package dev.caravan.plan.request;

import dev.caravan.tree.Side;
import java.util.Locale;
import java.util.Optional;

/** Which way a job copies, and what a file that vanished means (design, 2.2). */
public enum Mode {
    BACKUP,
    MIRROR,
    ARCHIVE,
    SYNC,
    PULL,
    PULL_MIRROR;

    /** The side whose word counts; empty when both count. */
    public Optional<Side> source() {
        return switch (this) {
            case BACKUP, MIRROR, ARCHIVE -> Optional.of(Side.LOCAL);
            case PULL, PULL_MIRROR -> Optional.of(Side.REMOTE);
            case SYNC -> Optional.empty();
        };
    }

    /** Whether a file that vanished on one side is trashed on the other. */
    public boolean deletes() {
        return switch (this) {
            case MIRROR, SYNC, PULL_MIRROR -> true;
            case BACKUP, ARCHIVE, PULL -> false;
        };
    }

    /** Whether a pass may change the local folder. */
    public boolean writesLocally() {
        return switch (this) {
            case ARCHIVE, SYNC, PULL, PULL_MIRROR -> true;
            case BACKUP, MIRROR -> false;
        };
    }

    /** Whether a pass may change anything on 115. */
    public boolean writesRemotely() {
        return switch (this) {
            case BACKUP, MIRROR, ARCHIVE, SYNC -> true;
            case PULL, PULL_MIRROR -> false;
        };
    }

    /** The word of the configuration, such as {@code pull-mirror}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads the word of the configuration; any other text is an {@link IllegalArgumentException}.
     */
    public static Mode parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
