package dev.caravan.alert.message;

import dev.caravan.alert.Summary;
import java.util.List;

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
     */
    public record Line(String job, String state) {}

    public Digest {
        lines = List.copyOf(lines);
    }
}
