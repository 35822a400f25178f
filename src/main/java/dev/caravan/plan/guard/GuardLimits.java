package dev.caravan.plan.guard;

/**
 * How much a single pass may delete or overwrite before a person is asked.
 *
 * @param maxDeletePercent of the files in the base; 100 means no such limit
 * @param maxOverwritePercent of the files in the base; 100 means no such limit
 * @param atLeast percentages count from this many items on
 */
public record GuardLimits(
        int maxDeletes,
        int maxDeletePercent,
        int maxOverwritePercent,
        int atLeast,
        int maxDeletesPerDay) {

    /** The limits of a job that names none. */
    public static final GuardLimits DEFAULT = new GuardLimits(500, 25, 50, 20, 1000);

    public GuardLimits {
        if (maxDeletes < 0 || atLeast < 0 || maxDeletesPerDay < 0) {
            throw new IllegalArgumentException("guard limits must not be negative");
        }
        requirePercent(maxDeletePercent);
        requirePercent(maxOverwritePercent);
    }

    private static void requirePercent(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a percentage is 0 to 100, not " + percent);
        }
    }
}
