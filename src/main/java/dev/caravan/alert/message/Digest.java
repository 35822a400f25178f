package dev.caravan.alert.message;

import dev.caravan.alert.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How all jobs are, and what they did since the last digest.
 *
 * @param total the sum of their passes
 */
public record Digest(List<Line> lines, Summary total) {

    /**
     * One job.
     *
     * @param state the word of its state in {@code caravan status}, such as {@code partial}
     * @param files in scope
     * @param uploaded since the last digest, those that 115 already had included
     * @param failures that are listed now, as are conflicts and held operations
     */
    public record Line(
            String job,
            String state,
            Optional<Instant> lastSuccess,
            long files,
            long uploaded,
            long failures,
            long conflicts,
            long held) {}

    public Digest {
        lines = List.copyOf(lines);
    }
}
