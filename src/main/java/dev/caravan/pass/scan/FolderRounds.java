package dev.caravan.pass.scan;

import dev.caravan.pass.job.CallBudgets;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.state.JobStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.remote.RemoteFolderMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Says when a look sees every folder on 115, also those that show no sign of change: a rename deep
 * inside shows none. Once a day where that is cheap, else as seldom as its calls ask for.
 */
final class FolderRounds {

    private static final Duration DAY = Duration.ofDays(1);

    /** This part of a day's calls may go into it. */
    private static final long PART_OF_THE_DAY = 10;

    /** A round that takes more than this part of a day's calls is never made. */
    private static final long LARGEST_PART = 4;

    private final StateDatabase database;
    private final JobStore jobs;
    private final CallBudgets budgets;
    private final InstantSource time;

    FolderRounds(StateDatabase database, CallBudgets budgets, InstantSource time) {
        this.database = database;
        this.jobs = new JobStore(database);
        this.budgets = budgets;
        this.time = time;
    }

    boolean isDue(RunningPass pass) {
        long calls = new RemoteFolderMemory(database, pass.key()).parents();
        long perDay = budgets.perDay(pass.account());
        if (calls > perDay / LARGEST_PART) {
            return false;
        }
        Duration asked = DAY.multipliedBy(calls * PART_OF_THE_DAY).dividedBy(perDay);
        Duration rest = asked.compareTo(DAY) > 0 ? asked : DAY;
        Instant now = time.instant();
        return jobs.foldersSeen(pass.key())
                .filter(seen -> !seen.isAfter(now) && seen.plus(rest).isAfter(now))
                .isEmpty();
    }

    /** A look saw them all. */
    void seen(RunningPass pass) {
        jobs.sawFolders(pass.key(), pass.sight().round());
    }
}
