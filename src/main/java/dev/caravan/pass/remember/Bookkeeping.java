package dev.caravan.pass.remember;

import dev.caravan.pass.report.PassProgress;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.FailureStore;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.JournalStore;
import dev.caravan.state.PassStore;
import dev.caravan.state.account.AccountStore;
import dev.caravan.state.database.StateDatabase;
import java.time.InstantSource;

/** The books that passes write into, opened once. */
public record Bookkeeping(
        JobStore jobs,
        PassStore passes,
        FailureStore failures,
        HeldStore held,
        ConflictStore conflicts,
        AccountStore accounts,
        Records records,
        PassProgress progress,
        InstantSource time) {

    public static Bookkeeping of(
            StateDatabase database, Backoff backoff, PassProgress progress, InstantSource time) {
        FailureStore failures = new FailureStore(database);
        Records records =
                new Records(new JournalStore(database), failures, backoff, progress, time);
        return new Bookkeeping(
                new JobStore(database),
                new PassStore(database),
                failures,
                new HeldStore(database),
                new ConflictStore(database),
                new AccountStore(database),
                records,
                progress,
                time);
    }
}
