package dev.caravan.cli;

import dev.caravan.audit.AuditReport;
import dev.caravan.audit.Deviation;
import dev.caravan.tree.Content;
import dev.caravan.tree.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code caravan verify --json}. */
record AuditView(
        String job,
        boolean inStep,
        boolean complete,
        long files,
        long bytes,
        long hashed,
        Map<String, Map<String, Long>> counts,
        List<Entry> differences) {

    /** One difference. */
    record Entry(
            String side,
            String what,
            String path,
            String kind,
            @Nullable Version expected,
            @Nullable Version found,
            String detail) {}

    /** What a file holds. */
    record Version(String sha1, long bytes) {

        static @Nullable Version of(Optional<Content> content) {
            return content.map(it -> new Version(it.sha1().toString(), it.size())).orElse(null);
        }
    }

    static AuditView of(String job, AuditReport report) {
        return new AuditView(
                job,
                report.isInStep(),
                report.complete(),
                report.files(),
                report.bytes(),
                report.hashed(),
                counts(report),
                report.deviations().stream().map(AuditView::entry).toList());
    }

    private static Map<String, Map<String, Long>> counts(AuditReport report) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (Side side : Side.values()) {
            Map<String, Long> ofSide = new LinkedHashMap<>();
            for (Deviation.What what : Deviation.What.values()) {
                ofSide.put(
                        what.word(),
                        report.deviations().stream()
                                .filter(each -> each.side() == side && each.what() == what)
                                .count());
            }
            counts.put(side.word(), ofSide);
        }
        return counts;
    }

    private static Entry entry(Deviation deviation) {
        return new Entry(
                deviation.side().word(),
                deviation.what().word(),
                deviation.path().toString(),
                deviation.kind().name().toLowerCase(Locale.ROOT),
                Version.of(deviation.expected()),
                Version.of(deviation.found()),
                deviation.detail());
    }
}
