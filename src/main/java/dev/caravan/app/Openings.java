package dev.caravan.app;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.transfer.TransferHours;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Knows for which jobs files wait whose window has opened; asked every minute while the daemon
 * runs.
 */
public final class Openings {

    private final Settings settings;
    private final JobStore jobs;
    private final PassStore passes;
    private final InstantSource time;

    Openings(Settings settings, JobStore jobs, PassStore passes, InstantSource time) {
        this.settings = settings;
        this.jobs = jobs;
        this.passes = passes;
        this.time = time;
    }

    /** Whether the last pass of a job ended, with files that wait, before its window opened. */
    public boolean isDue(String job) {
        Optional<JobSettings> found = settings.job(job);
        if (found.isEmpty()) {
            return false;
        }
        TransferHours hours = TransferParts.hours(found.get(), settings.timeZone());
        Instant now = time.instant();
        Optional<Instant> opened = hours.lastOpening(now).filter(at -> hours.isOpen(now));
        return opened.isPresent()
                && lastPass(job)
                        .filter(Openings::leftFilesWaiting)
                        .flatMap(PassRecord::ended)
                        .filter(opened.get()::isAfter)
                        .isPresent();
    }

    private Optional<PassRecord> lastPass(String job) {
        return jobs.find(job).map(KnownJob::id).flatMap(passes::last);
    }

    /** The same as {@link dev.caravan.pass.PassReport#waitsForHours}, of a pass that is over. */
    private static boolean leftFilesWaiting(PassRecord pass) {
        return pass.result().equals(Optional.of(PassResult.WAITING)) && pass.cause().isEmpty();
    }
}
