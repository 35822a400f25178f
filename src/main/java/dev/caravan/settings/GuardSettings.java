package dev.caravan.settings;

/**
 * Limits beyond which a pass holds its operations; percentages count from {@code atLeast} items on.
 */
public record GuardSettings(
        int maxDeletes,
        int maxDeletePercent,
        int maxOverwritePercent,
        int atLeast,
        int maxDeletesPerDay) {

    /** The percentage that is never exceeded. */
    public static final int NEVER = 100;

    public GuardSettings {
        if (maxDeletes < 0 || atLeast < 0 || maxDeletesPerDay < 0) {
            throw new IllegalArgumentException("a limit must not be negative");
        }
        if (maxDeletePercent < 0
                || maxDeletePercent > NEVER
                || maxOverwritePercent < 0
                || maxOverwritePercent > NEVER) {
            throw new IllegalArgumentException("a percentage goes from 0 to 100");
        }
    }
}
