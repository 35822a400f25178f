package dev.caravan.cause;

import java.util.Locale;

/**
 * Why something did not go as wished; the word is the same in failures, job states and alerts
 * (design, 2.4).
 */
public enum Cause {
    CONFLICT,
    MASS_DELETE,
    MASS_CHANGE,
    ROOT_MISSING,
    ROOT_EMPTY,
    ROOT_IDENTITY,
    REMOTE_ROOT_MISSING,
    REMOTE_ROOT_IDENTITY,
    NAME_UNSUPPORTED,
    DUPLICATE_NAME,
    AUTH_REQUIRED,
    ACCOUNT_CHANGED,
    APP_PROBLEM,
    QUOTA,
    TOO_LARGE,
    DIR_TOO_MANY,
    DISK_FULL,
    READ_ONLY,
    PERMISSION,
    FILE_BUSY,
    VERIFY_FAILED,
    SCAN_INCOMPLETE,
    RATE_LIMIT,
    BLOCKED_NAME,
    MODERATION,
    ROLLBACK,
    STATE_LOST,
    STATE_NEWER,
    STATE_DAMAGED,
    LOCKED,
    WATCH_LIMITED,
    CONFIG_INVALID,
    OVERLAP,
    NETWORK,
    INTERNAL;

    /** The word of the contract, such as {@code mass-delete}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the word of the contract; any other text is an {@link IllegalArgumentException}. */
    public static Cause parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
