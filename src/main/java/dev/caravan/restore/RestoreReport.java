package dev.caravan.restore;

import dev.caravan.cause.Cause;
import java.util.List;
import java.util.Optional;

/**
 * What came of a wish.
 *
 * @param restored how many files were fetched
 * @param alreadyRight how many stood there with the right content
 * @param end why it ended before everything was tried, if it did
 */
public record RestoreReport(
        long restored,
        long bytes,
        long alreadyRight,
        List<NotRestored> notRestored,
        Optional<End> end) {

    public RestoreReport {
        notRestored = List.copyOf(notRestored);
    }

    /** What let nothing further be restored. */
    public record End(Cause cause, String message, String advice) {}

    public boolean isWhole() {
        return notRestored.isEmpty() && end.isEmpty();
    }
}
