package dev.caravan.alert.message;

import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.FailedItem;
import dev.caravan.alert.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns an alert into what a person reads: one line of numbers, then failures, then what to do. The
 * title begins with a fixed word, because some chat robots only accept messages that hold one.
 */
public final class AlertMessages {

    private static final int SHOWN_FAILURES = 5;
    // A file name may hold a line break, and must not write a line of its own.
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private final Words words;
    private final String prefix;

    public AlertMessages(Language language, String prefix) {
        this.words = new Words(language);
        this.prefix = prefix;
    }

    public AlertText of(Alert alert) {
        List<String> lines = new ArrayList<>();
        alert.summary().ifPresent(summary -> lines.add(numbers(summary)));
        alert.details().stream().map(words::tell).forEach(lines::add);
        alert.cause()
                .ifPresent(
                        cause -> lines.add(words.say("line.cause", words.of(cause), cause.word())));
        alert.failures().stream().limit(SHOWN_FAILURES).map(this::failure).forEach(lines::add);
        long more = failed(alert) - Math.min(SHOWN_FAILURES, alert.failures().size());
        if (more > 0 && !alert.failures().isEmpty()) {
            lines.add(words.say("line.more", Long.toString(more)));
        }
        alert.action().ifPresent(action -> lines.add(words.say("line.action", action)));
        alert.nextRun()
                .ifPresent(next -> lines.add(words.say("line.next-run", Figures.minute(next))));
        lines.add(
                alert.host() + " · " + Figures.minute(alert.time()) + " · " + alert.event().word());
        return new AlertText(prefix, mark(alert), alert.title(), lines);
    }

    private static long failed(Alert alert) {
        return Math.max(alert.failures().size(), alert.summary().map(Summary::failed).orElse(0L));
    }

    private String numbers(Summary summary) {
        List<String> parts = new ArrayList<>();
        parts.add(words.say("number.seen", Long.toString(summary.seen())));
        addUnlessZero(parts, "number.new", summary.fresh());
        addUnlessZero(parts, "number.rapid", summary.rapid());
        addUnlessZero(parts, "number.uploaded", summary.uploaded());
        addUnlessZero(parts, "number.failed", summary.failed());
        if (summary.bytes() > 0) {
            parts.add(Figures.bytes(summary.bytes()));
        }
        parts.add(Figures.duration(summary.seconds()));
        return String.join(" · ", parts);
    }

    private void addUnlessZero(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(words.say(key, Long.toString(count)));
        }
    }

    private String failure(FailedItem item) {
        String why = item.message().isEmpty() ? words.of(item.cause()) : words.tell(item.message());
        String line =
                words.say(
                        "line.failure",
                        CONTROL.matcher(item.path()).replaceAll("?"),
                        Figures.bytes(item.size()),
                        why,
                        Integer.toString(item.attempts()));
        return item.next()
                .map(next -> words.say("line.failure.next", line, Figures.minute(next)))
                .orElse(line);
    }

    private static String mark(Alert alert) {
        AlertEvent event = alert.event();
        if (event == AlertEvent.JOB_RECOVERED
                || event == AlertEvent.ACCOUNT_RECOVERED
                || event == AlertEvent.JOB_SUCCESS) {
            return "✅";
        }
        return switch (alert.severity()) {
            case INFO -> "ℹ️";
            case WARNING -> "⚠️";
            case ERROR -> "❌";
        };
    }
}
