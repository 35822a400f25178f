package dev.caravan.audit;

import java.util.List;

/**
 * What a comparison of both sides with the base found.
 *
 * @param files how many files the base expects
 * @param bytes the sum of their sizes
 * @param hashed how many local files were read
 * @param hashedBytes how many bytes that were
 * @param complete whether 115 showed its whole side; otherwise what is missing there is not known
 * @param deviations sorted by path
 */
public record AuditReport(
        long files,
        long bytes,
        long hashed,
        long hashedBytes,
        boolean complete,
        List<Deviation> deviations) {

    public AuditReport {
        deviations = List.copyOf(deviations);
    }

    public boolean isInStep() {
        return complete && deviations.isEmpty();
    }
}
