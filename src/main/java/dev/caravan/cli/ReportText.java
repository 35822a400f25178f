package dev.caravan.cli;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassCounts;
import java.time.Duration;

/** How a pass went, in a line of numbers and, where needed, a line of advice. */
final class ReportText {

    private ReportText() {}

    static String of(Phrases phrases, PassReport report) {
        StringBuilder text = new StringBuilder(numbers(phrases, report));
        if (!report.message().isEmpty()) {
            text.append("\n    ").append(Terminal.oneLine(phrases.tell(report.message())));
        }
        if (!report.advice().isEmpty()) {
            String cause = report.cause().map(Cause::word).orElse(Cause.INTERNAL.word());
            text.append("\n    ").append(phrases.advice(cause, report.advice()));
        }
        if (report.counts().failed() > 0) {
            text.append('\n').append(phrases.say("report.see", report.job()));
        }
        return text.toString();
    }

    private static String numbers(Phrases phrases, PassReport report) {
        PassCounts counts = report.counts();
        String result = phrases.state(report.result().word());
        return phrases.say(
                "report.line",
                report.job(),
                report.cause()
                        .map(
                                cause ->
                                        phrases.say(
                                                "report.cause",
                                                result,
                                                phrases.cause(cause.word())))
                        .orElse(result),
                phrases.count(counts.files(), "file"),
                Figures.bytes(counts.bytes()),
                Long.toString(counts.uploaded()),
                phrases.rapid(counts.rapid(), counts.rapidBytes()),
                Long.toString(counts.moved()),
                Long.toString(counts.failed()),
                Long.toString(counts.skipped()),
                phrases.count(counts.apiCalls(), "call"),
                phrases.duration(Duration.between(report.started(), report.ended())));
    }
}
