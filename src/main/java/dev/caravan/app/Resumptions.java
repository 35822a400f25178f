package dev.caravan.app;

import dev.caravan.cause.Cause;
import dev.caravan.local.scan.Scope;
import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.open115.auth.TokenStore;
import dev.caravan.open115.pace.BudgetLedger;
import dev.caravan.open115.pace.BudgetState;
import dev.caravan.pass.DeadLetters;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.account.SqliteBudgetLedger;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.transfer.TransferHours;
import dev.caravan.tree.RelativePath;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Knows which jobs can go on although nothing new happened: their hours have come, 115 answers
 * again, somebody logged in, or what failed is to be tried again. Asked every minute while the
 * daemon runs, so that no job waits for its next night.
 */
public final class Resumptions {

    /** What ends by itself. */
    private static final Set<Cause> OUTAGES = EnumSet.of(Cause.NETWORK, Cause.RATE_LIMIT);

    /** The code of a call that 115 cannot have seen. */
    private static final String NOT_REACHED = "not-sent";

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);

    /** So many passes in a row that found no 115 double the pause: at most to 80 minutes. */
    private static final int DOUBLINGS = 4;

    /** What failed is tried again together, and not one by one. */
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(15);

    /** What the daemon remembers of the past. */
    record Memory(
            JobStore jobs,
            PassStore passes,
            FailureStore failures,
            TokenStore tokens,
            BudgetLedger budgets) {

        static Memory of(StateDatabase database) {
            return new Memory(
                    new JobStore(database),
                    new PassStore(database),
                    new FailureStore(database),
                    new SqliteTokenStore(database),
                    new SqliteBudgetLedger(database));
        }
    }

    private final Settings settings;
    private final Predicate<String> isBusy;
    private final Predicate<String> answers;
    private final Memory memory;
    private final InstantSource time;

    /**
     * @param isBusy whether a pass of the job runs, or is about to
     * @param answers whether the way to 115 is open now for an account
     */
    Resumptions(
            Settings settings,
            Predicate<String> isBusy,
            Predicate<String> answers,
            Memory memory,
            InstantSource time) {
        this.settings = settings;
        this.isBusy = isBusy;
        this.answers = answers;
        this.memory = memory;
        this.time = time;
    }

    /** The pass that a job is due, for the route; null when it is due none. */
    public @Nullable PassOrder due(String job) {
        return isBusy.test(job) ? null : order(job).orElse(null);
    }

    Optional<PassOrder> order(String name) {
        Optional<JobSettings> job = settings.job(name);
        Optional<KnownJob> known = memory.jobs().find(name);
        Optional<PassRecord> last = known.map(KnownJob::id).flatMap(memory.passes()::last);
        if (job.isEmpty() || last.flatMap(PassRecord::ended).isEmpty()) {
            return Optional.empty();
        }
        return goesOn(job.get(), last.get())
                ? Optional.of(new PassOrder(name, Trigger.RESUME))
                : tryAgain(job.get(), last.get());
    }

    private boolean goesOn(JobSettings job, PassRecord last) {
        Instant ended = last.ended().orElseThrow();
        if (isWaiting(last) && last.cause().isEmpty()) {
            return hasOpenedSince(job, ended);
        }
        if (last.cause().equals(Optional.of(Cause.AUTH_REQUIRED))) {
            return memory.tokens().load(job.account()).filter(it -> isNewer(it, ended)).isPresent();
        }
        return isOutage(last)
                && !isThrottled(job)
                && (hasPassed(pause(lately(last)), ended) || isBack(job, last));
    }

    // Who could not even reach 115 is told by a knock at its door, which is no request, that the
    // line is mended: nobody has to wait for the end of the pause then (HC-249).
    private boolean isBack(JobSettings job, PassRecord last) {
        return memory.failures()
                        .find(last.job(), RelativePath.ROOT, DeadLetters.PASS)
                        .filter(failure -> failure.code().equals(NOT_REACHED))
                        .isPresent()
                && !isDeceptive(last)
                && answers.test(job.account());
    }

    // The door may be that of a proxy which leads nowhere: whoever went in and met nobody waits for
    // the end of the pause.
    private boolean isDeceptive(PassRecord last) {
        List<PassRecord> before = lately(last).stream().skip(1).toList();
        return last.trigger().equals(Trigger.RESUME.word())
                && before.stream().limit(1).anyMatch(Resumptions::isOutage)
                && last.started().isBefore(before.get(0).ended().orElseThrow().plus(pause(before)));
    }

    private static boolean isWaiting(PassRecord pass) {
        return pass.result().equals(Optional.of(PassResult.WAITING));
    }

    private boolean hasOpenedSince(JobSettings job, Instant ended) {
        TransferHours hours = TransferParts.hours(job, settings.timeZone());
        Instant now = time.instant();
        return hours.isOpen(now) && hours.lastOpening(now).filter(ended::isBefore).isPresent();
    }

    private static boolean isNewer(StoredTokens login, Instant ended) {
        return !login.isDead() && login.authorized().isAfter(ended);
    }

    private static boolean isOutage(PassRecord pass) {
        return isWaiting(pass) && pass.cause().filter(OUTAGES::contains).isPresent();
    }

    private boolean isThrottled(JobSettings job) {
        return memory.budgets()
                .read(job.account())
                .flatMap(BudgetState::pausedUntil)
                .filter(time.instant()::isBefore)
                .isPresent();
    }

    private List<PassRecord> lately(PassRecord last) {
        return memory.passes().history(last.job(), DOUBLINGS + 2);
    }

    /** After so many passes in a row, the last one first, that found no 115. */
    private static Duration pause(List<PassRecord> lately) {
        long inARow = lately.stream().takeWhile(Resumptions::isOutage).count();
        return FIRST_PAUSE.multipliedBy(1L << Math.min(inARow - 1, DOUBLINGS));
    }

    private boolean hasPassed(Duration pause, Instant since) {
        return !since.plus(pause).isAfter(time.instant());
    }

    /**
     * What failed and has rested is tried again where it lies. Jobs that read 115 meet it with
     * their polls.
     */
    private Optional<PassOrder> tryAgain(JobSettings job, PassRecord last) {
        boolean reads115 = JobTimes.poll(job).isPresent();
        if (reads115 || !last.cameThrough() || !hasPassed(BETWEEN_TRIES, last.ended().get())) {
            return Optional.empty();
        }
        List<RelativePath> folders =
                memory.failures().due(last.job(), time.instant()).stream()
                        .filter(failure -> !hadItsChance(failure, last))
                        .map(Failure::path)
                        .map(path -> path.isRoot() ? path : path.parent())
                        .toList();
        return folders.isEmpty()
                ? Optional.empty()
                : Optional.of(new PassOrder(job.name(), Trigger.RESUME, Scope.folders(folders)));
    }

    // What such a pass does not meet, as a deletion on 115, waits for the next look at everything.
    private static boolean hadItsChance(Failure failure, PassRecord last) {
        return last.trigger().equals(Trigger.RESUME.word())
                && failure.next().filter(last.started()::isBefore).isEmpty();
    }
}
