package dev.caravan.pass.local;

import dev.caravan.drive.DriveException;
import dev.caravan.local.trash.PurgeReport;
import dev.caravan.local.trash.TrashContents;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JournalEntry;
import dev.caravan.state.JournalStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.Side;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tidies a job's local folder before a pass changes anything in it: temporary files that nothing
 * goes on with, and what is in the trash for longer, or takes more room, than the job allows.
 */
public final class Tidying {

    private final Fetching fetching;
    private final StateDatabase database;
    private final JournalStore journal;
    private final InstantSource time;

    public Tidying(Fetching fetching, StateDatabase database, InstantSource time) {
        this.fetching = fetching;
        this.database = database;
        this.journal = new JournalStore(database);
        this.time = time;
    }

    /** Does so once the plan stands, and hands it on. */
    public PlannedPass before(PlannedPass planned) throws DriveException {
        RunningPass pass = planned.pass();
        if (!planned.remote().complete() || !pass.job().mode().writesLocally()) {
            return planned;
        }
        fetching.clean(pass, planned.plan());
        if (pass.sight().isFirstLook()) {
            // What this very pass put into the trash survives it, whatever its size.
            purge(pass);
        }
        return planned;
    }

    private void purge(RunningPass pass) throws DriveException {
        Job.LocalTrash limits = pass.job().trash();
        try {
            PurgeReport report =
                    new TrashContents(pass.job().local(), time)
                            .purge(
                                    limits.keep(),
                                    limits.maxBytes(),
                                    new LiveCopies(
                                            pass.job().local(),
                                            new BaseStore(database, pass.key()),
                                            time));
            report.purged().forEach(purged -> record(pass, purged));
        } catch (IOException failure) {
            throw LocalAct.translated(
                    failure, "purge the trash of job " + pass.job().name(), pass.job().local());
        }
    }

    /** What is thrown away for good is always on record (DR-14). */
    private void record(RunningPass pass, PurgeReport.Purged purged) {
        journal.record(
                pass.key(),
                new JournalEntry(
                        OptionalLong.of(pass.id()),
                        time.instant(),
                        "purge",
                        Side.LOCAL,
                        purged.file().place().path(),
                        Optional.empty(),
                        purged.file().bytes(),
                        "the local trash has a limit of "
                                + purged.reason().name().toLowerCase(Locale.ROOT),
                        "it had been in the trash since " + purged.file().since(),
                        JournalEntry.DONE,
                        ""));
    }
}
