package dev.caravan.cli;

import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassCounts;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A pass that has just ended, as JSON: the numbers of {@code lastPass} with the job and the reason.
 */
record ReportView(
        String job,
        long id,
        String started,
        String ended,
        String result,
        @Nullable String reason,
        String message,
        String trigger,
        PassCounts counts) {

    static ReportView of(PassReport report) {
        return new ReportView(
                report.job(),
                report.id(),
                report.started().truncatedTo(ChronoUnit.SECONDS).toString(),
                report.ended().truncatedTo(ChronoUnit.SECONDS).toString(),
                report.result().word(),
                report.cause().map(cause -> cause.word()).orElse(null),
                report.message(),
                report.trigger().word(),
                report.counts());
    }
}
