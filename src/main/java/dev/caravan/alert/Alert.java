package dev.caravan.alert;

import dev.caravan.cause.Cause;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One message to a person: what happened to which job or account, since when, and what to do.
 *
 * @param id stands for this alert everywhere; a receiver that sees it twice got it twice
 * @param host the machine that Caravan runs on
 * @param run the pass it came from, as the time when it started
 * @param title one line in the language of the configuration
 * @param failures the first of the failed items, at most {@link #MAX_FAILURES}
 * @param action the command to run
 * @param details more lines for a person, such as one for each job
 */
public record Alert(
        String id,
        AlertEvent event,
        Optional<Cause> cause,
        Severity severity,
        OffsetDateTime time,
        String host,
        Subject subject,
        Optional<String> run,
        String title,
        Optional<Summary> summary,
        List<FailedItem> failures,
        Optional<String> action,
        Optional<OffsetDateTime> nextRun,
        List<String> details) {

    /** How many failed items travel with an alert; {@code caravan failures} lists all. */
    public static final int MAX_FAILURES = 20;

    private static final int MAX_TITLE = 300;

    public Alert {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an alert needs an id");
        }
        String line = PlainLine.of(title);
        title =
                line.codePointCount(0, line.length()) <= MAX_TITLE
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
        action = action.map(PlainLine::of);
        failures = List.copyOf(failures.subList(0, Math.min(MAX_FAILURES, failures.size())));
        details = details.stream().map(PlainLine::of).toList();
    }

    /** An alert without details. */
    public Alert(
            String id,
            AlertEvent event,
            Optional<Cause> cause,
            Severity severity,
            OffsetDateTime time,
            String host,
            Subject subject,
            Optional<String> run,
            String title,
            Optional<Summary> summary,
            List<FailedItem> failures,
            Optional<String> action,
            Optional<OffsetDateTime> nextRun) {
        this(
                id, event, cause, severity, time, host, subject, run, title, summary, failures,
                action, nextRun, List.of());
    }

    /** The same with more lines for a person. */
    public Alert with(List<String> lines) {
        return new Alert(
                id, event, cause, severity, time, host, subject, run, title, summary, failures,
                action, nextRun, lines);
    }
}
