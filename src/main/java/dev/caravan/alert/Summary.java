package dev.caravan.alert;

/**
 * A pass in numbers, as an alert shows it.
 *
 * @param seen files in scope
 * @param fresh new or changed files that the pass had to take care of
 * @param rapid files that 115 already had
 * @param uploaded files whose bytes travelled
 * @param bytes what the new or changed files hold
 */
public record Summary(
        long seen,
        long fresh,
        long rapid,
        long uploaded,
        long skipped,
        long failed,
        long bytes,
        long seconds) {

    public Summary {
        if (Math.min(Math.min(seen, fresh), Math.min(rapid, uploaded)) < 0
                || Math.min(Math.min(skipped, failed), Math.min(bytes, seconds)) < 0) {
            throw new IllegalArgumentException("the numbers of a pass must not be negative");
        }
    }
}
