package dev.caravan.app;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.plan.operation.CallNeeds;
import dev.caravan.plan.operation.Plan;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.account.SqliteBudgetLedger;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.status.PlanDocument;

/**
 * What passes would do now; nothing is done, and nothing is remembered. An unknown job is an {@link
 * IllegalArgumentException}.
 */
public record Previews(
        Settings settings,
        StateDatabase database,
        Accounts accounts,
        PassProgress progress,
        Timing timing,
        StopSignal stop) {

    /** What a pass of a job would meet. */
    public Preview of(String job) {
        return of(JobTranslation.job(settings, job));
    }

    /** The same, taking files however lately they changed. */
    public Preview atOnce(String job) {
        return of(JobTranslation.job(settings, job).takingFilesAtOnce());
    }

    private Preview of(Job job) {
        return Preview.of(job, new Preview.Outside(database, accounts, progress, timing), stop);
    }

    /** The plan of a pass with what it costs. */
    public PlanDocument plan(String job) throws PassProblem, DriveException, InterruptedException {
        JobSettings configured = settings.job(job).orElseThrow();
        Forecast forecast = Forecast.of(settings, configured, timing.now());
        long before = callsToday(configured.account());
        try (Preview preview = of(job)) {
            Preview.Sight sight = preview.look();
            Plan plan = preview.plan(sight).plan();
            long made = preview.foldersMissing();
            long look = Math.max(0, callsToday(configured.account()) - before) + made;
            return PlanDocument.of(
                    job,
                    plan,
                    forecast.of(plan, new CallNeeds(look, made, 0)),
                    sight.remote().complete() ? PlanDocument.Seen.WHOLE : PlanDocument.Seen.PART);
        }
    }

    private long callsToday(String account) {
        return new SqliteBudgetLedger(database)
                .read(account)
                .map(state -> state.callsToday())
                .orElse(0L);
    }
}
