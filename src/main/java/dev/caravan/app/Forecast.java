package dev.caravan.app;

import dev.caravan.plan.operation.CallNeeds;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.operation.Upload;
import dev.caravan.settings.BandwidthSettings;
import dev.caravan.settings.BudgetSettings;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Rate;
import dev.caravan.settings.Settings;
import dev.caravan.status.PlanDocument;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * What a plan costs in calls, and how long it takes where the limits decide: those of the account's
 * calls, and those of the transfer rate that hold now.
 */
record Forecast(BudgetSettings budget, Rate upload, Rate download) {

    private static final long DAY = 86_400;

    static Forecast of(Settings settings, JobSettings job, Instant now) {
        LocalTime time = LocalTime.ofInstant(now, settings.timeZone());
        BandwidthSettings bandwidth = job.transfer().bandwidth();
        return new Forecast(
                settings.account(job.account()).orElseThrow().budget(),
                bandwidth.uploadAt(time),
                bandwidth.downloadAt(time));
    }

    /**
     * @param before what a pass needs before its first operation
     */
    PlanDocument.Cost of(Plan plan, CallNeeds before) {
        List<Operation> operations = plan.operations();
        CallNeeds needs = CallNeeds.of(operations).plus(before);
        double seconds =
                max(
                        needs.all() / budget.requestsPerSecond(),
                        needs.writes() / budget.writesPerSecond(),
                        needs.links() / budget.linksPerSecond(),
                        time(operations, Upload.class, upload),
                        time(operations, Download.class, download));
        long daysMore = Math.max(0, needs.all() - 1) / budget.requestsPerDay();
        return new PlanDocument.Cost(needs.all(), daysMore * DAY + (long) Math.ceil(seconds));
    }

    private static double max(double... values) {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static double time(List<Operation> operations, Class<?> kind, Rate rate) {
        long bytes = operations.stream().filter(kind::isInstance).mapToLong(Operation::bytes).sum();
        return rate.isUnlimited() ? 0 : (double) bytes / rate.bytesPerSecond();
    }
}
