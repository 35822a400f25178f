package dev.caravan.pass.scan;

import dev.caravan.cause.Cause;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.Glance;
import dev.caravan.pass.job.CallBudgets;
import dev.caravan.state.BaseStore;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says of a large folder on 115 that there is nothing new in it, from two calls instead of a
 * listing.
 *
 * <p>Only a hint (section 3.5 of the API document): it saves a pass and decides nothing in one. It
 * counts only when a pass saw all of the folder after the same glance was first had, when nothing
 * of the job waits for a pass, and when that pass is not long ago for what a listing costs.
 */
public final class Stillness {

    /** A listing that costs no more than this is made every time: it tells everything. */
    private static final long FEW_CALLS = 10;

    private static final long FILES_A_CALL = 1150;
    private static final long CALLS_BESIDE_FILES = 5;

    /** This part of a day's calls may go into listings in which probably nothing is new. */
    private static final long PART_OF_THE_DAY = 10;

    private static final Duration DAY = Duration.ofDays(1);

    /** What another look at 115 would not mend. */
    private static final Set<Cause> FOR_A_PERSON =
            EnumSet.of(
                    Cause.NAME_UNSUPPORTED,
                    Cause.DUPLICATE_NAME,
                    Cause.TOO_LARGE,
                    Cause.PERMISSION,
                    Cause.MODERATION);

    /** A glance, and when it was first had. */
    private record Had(Glance glance, Instant at) {}

    private final StateDatabase database;
    private final DriveDirectory drives;
    private final CallBudgets budgets;
    private final InstantSource time;
    private final JobStore jobs;
    private final Map<String, Had> had = new ConcurrentHashMap<>();

    public Stillness(
            StateDatabase database,
            DriveDirectory drives,
            CallBudgets budgets,
            InstantSource time) {
        this.budgets = budgets;
        this.database = database;
        this.drives = drives;
        this.time = time;
        this.jobs = new JobStore(database);
    }

    /** Whether 115 shows nothing new of a job; in every doubt not. */
    public boolean isQuiet(String job) {
        Optional<KnownJob> known = jobs.find(job);
        return known.isPresent()
                && isSeenLately(known.get())
                && waitsForNothing(known.get().id())
                && showsNothingNew(known.get());
    }

    private boolean isSeenLately(KnownJob known) {
        long files = new BaseStore(database, known.id()).filesOnBothSides();
        long calls = files / FILES_A_CALL + CALLS_BESIDE_FILES;
        long perDay = budgets.perDay(known.identity().account());
        Duration rest = DAY.multipliedBy(calls * PART_OF_THE_DAY).dividedBy(perDay);
        Instant now = time.instant();
        return calls > FEW_CALLS
                && jobs.seenWhole(known.id())
                        .filter(seen -> !seen.isAfter(now) && seen.plus(rest).isAfter(now))
                        .isPresent();
    }

    private boolean waitsForNothing(JobId job) {
        return new PassStore(database).last(job).filter(PassRecord::cameThrough).isPresent()
                && new HeldStore(database).count(job) == 0
                && new FailureStore(database).all(job).stream().allMatch(this::rests);
    }

    private boolean rests(Failure failure) {
        return failure.next()
                .map(next -> next.isAfter(time.instant()))
                .orElseGet(() -> FOR_A_PERSON.contains(failure.cause()));
    }

    private boolean showsNothingNew(KnownJob known) {
        // What is seen now may be older than this answer, never younger than what follows.
        Instant now = time.instant();
        Optional<Glance> glance = glance(known);
        if (glance.isEmpty()) {
            had.remove(known.name());
            return false;
        }
        Had first =
                had.compute(
                        known.name(),
                        (job, before) ->
                                before != null && before.glance.equals(glance.get())
                                        ? before
                                        : new Had(glance.get(), now));
        return jobs.seenWhole(known.id()).filter(seen -> seen.isAfter(first.at)).isPresent();
    }

    private Optional<Glance> glance(KnownJob known) {
        Optional<RemoteId> root = known.identity().remoteRoot();
        Optional<Drive> drive = drives.of(known.identity().account());
        try {
            return root.isPresent() && drive.isPresent()
                    ? drive.get().glance(root.get())
                    : Optional.empty();
        } catch (DriveException unseen) {
            // The pass that follows meets the same trouble, and tells it.
            return Optional.empty();
        }
    }
}
