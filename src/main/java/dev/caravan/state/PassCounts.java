package dev.caravan.state;

/**
 * The numbers of a pass, as the status shows them.
 *
 * @param files files in scope that were seen
 * @param bytes the sum of their sizes
 * @param rapid uploads for which no content had to travel
 * @param rapidBytes the sum of their sizes
 */
public record PassCounts(
        long files,
        long bytes,
        long uploaded,
        long rapid,
        long downloaded,
        long moved,
        long trashed,
        long conflicts,
        long failed,
        long skipped,
        long held,
        long apiCalls,
        long rapidBytes) {

    public static final PassCounts NONE = new PassCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
