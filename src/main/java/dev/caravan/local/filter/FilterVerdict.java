package dev.caravan.local.filter;

import dev.caravan.tree.RelativePath;

/**
 * Whether a path belongs to a job, and which rule says so.
 *
 * @param at the path that the rule matches: the asked one, or a folder above it
 * @param reason the rule and where it stands, as one line for people
 */
public record FilterVerdict(Answer answer, RelativePath at, String reason) {

    /** Whether it belongs to the job. */
    public enum Answer {
        IN_SCOPE,
        EXCLUDED
    }
}
