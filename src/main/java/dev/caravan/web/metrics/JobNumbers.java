package dev.caravan.web.metrics;

import dev.caravan.status.Progress;
import org.jspecify.annotations.Nullable;

/** The numbers of one job. */
record JobNumbers(GaugeRows rows, String job) {

    void add(String name, String description, String unit, double value) {
        rows.of("caravan.job." + name, description, unit).add("job", job, value);
    }

    void time(String name, String description, @Nullable String time) {
        Double seconds = StateGauges.time(time);
        if (seconds != null) {
            add(name, description, "seconds", seconds);
        }
    }

    void progress(@Nullable Progress progress) {
        if (progress == null) {
            return;
        }
        add(
                "operations.planned",
                "Operations of the running pass.",
                "",
                progress.operationsPlanned());
        add("operations.done", "Those of them that have ended.", "", progress.operationsDone());
        add("transfer.planned", "Content that it has to carry.", "bytes", progress.bytesPlanned());
        add("transfer.done", "Content that it has carried.", "bytes", progress.bytesDone());
    }
}
