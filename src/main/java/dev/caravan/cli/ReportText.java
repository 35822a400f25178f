package dev.caravan.cli;

import dev.caravan.pass.PassReport;
import dev.caravan.state.PassCounts;
import java.time.Duration;

/** How a pass went, in a line of numbers and, where needed, a line of advice. */
final class ReportText {

    private ReportText() {}

    static String of(PassReport report) {
        PassCounts counts = report.counts();
        StringBuilder text = new StringBuilder(report.job() + ": " + report.result().word());
        report.cause().ifPresent(cause -> text.append(" (").append(cause.word()).append(')'));
        text.append("  ")
                .append(Figures.count(counts.files(), "file"))
                .append(", ")
                .append(Figures.bytes(counts.bytes()))
                .append("; ")
                .append(counts.uploaded())
                .append(" uploaded, ")
                .append(Figures.rapid(counts.rapid(), counts.rapidBytes()))
                .append(", ")
                .append(counts.moved())
                .append(" moved, ")
                .append(counts.failed())
                .append(" failed, ")
                .append(counts.skipped())
                .append(" skipped; ")
                .append(Figures.count(counts.apiCalls(), "call"))
                .append(", ")
                .append(Figures.duration(Duration.between(report.started(), report.ended())));
        if (!report.message().isEmpty()) {
            text.append("\n    ").append(Terminal.oneLine(report.message()));
        }
        if (!report.advice().isEmpty()) {
            text.append("\n    ").append(report.advice());
        }
        if (counts.failed() > 0) {
            text.append("\n    see: caravan failures ").append(report.job());
        }
        return text.toString();
    }
}
