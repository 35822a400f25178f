package dev.caravan.pass.remember;

import dev.caravan.cause.Cause;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.running.OutOfStep;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Note;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Upload;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JournalEntry;
import dev.caravan.state.JournalStore;
import dev.caravan.state.PassResult;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Keeps what was done and what failed, so that it can be told and asked for. */
public final class Records {

    /** So often in a row a file that was being written is tried again at once. */
    private static final int BUSY_TRIES = 3;

    /** The code of a failure that is none: a parked file. */
    private static final String PARKED = "parked";

    private final JournalStore journal;
    private final FailureStore failures;
    private final Backoff backoff;
    private final PassProgress progress;
    private final InstantSource time;

    public Records(
            JournalStore journal,
            FailureStore failures,
            Backoff backoff,
            PassProgress progress,
            InstantSource time) {
        this.journal = journal;
        this.failures = failures;
        this.backoff = backoff;
        this.progress = progress;
        this.time = time;
    }

    Instant now() {
        return time.instant();
    }

    /** An operation is done, with what proved it. */
    void done(Step step, String evidence) {
        journal(step, evidence, JournalEntry.DONE, "");
        settle(step);
        tell(step, true);
    }

    /** What failed here before is well; what failed of the same plan stays listed, as it counts. */
    private void settle(Step step) {
        OutOfStep outOfStep = step.pass().tally().outOfStep();
        RelativePath path = step.operation().path();
        if (step.operation() instanceof Upload) {
            outOfStep.overtaken(path);
            clear(step, OutOfStep.LOOK, outOfStep);
        }
        clear(step, step.operation().kind(), outOfStep);
        failures.clearOlder(step.pass().key(), path, step.pass().sight().round());
    }

    private void clear(Step step, String operation, OutOfStep outOfStep) {
        RelativePath path = step.operation().path();
        if (!outOfStep.holds(path, operation)) {
            failures.clear(step.pass().key(), path, operation);
        }
    }

    /** An operation found something unexpected; nothing rests, because the next look tells more. */
    void outdated(Step step, Trouble trouble) {
        journal(step, "", "outdated", trouble.message());
        failures.record(
                failure(
                        step.pass(),
                        step.operation().path(),
                        step.operation().kind(),
                        trouble,
                        attempts -> Optional.empty()));
        count(step);
        tell(step, false);
    }

    /** An operation failed; it reaches as far as its trouble says. */
    void failed(Step step, Trouble trouble) {
        journal(step, "", "failed", trouble.cause().word() + ": " + trouble.message());
        if (trouble.reach() == Trouble.Reach.UPLOADS) {
            // It goes as soon as there is room; until then asking for the room costs one call.
            left(step.pass(), step.operation().path(), step.operation().kind(), trouble);
        } else if (trouble.reach() != Trouble.Reach.PASS) {
            // What ends the whole pass is no fault of this item, which must not rest for it.
            failed(step.pass(), step.operation().path(), step.operation().kind(), trouble);
        }
        tell(step, false);
    }

    /** Nothing was done, but something happened that nobody will see again. */
    public void noted(RunningPass pass, Note note) {
        journal.record(
                pass.key(),
                new JournalEntry(
                        OptionalLong.of(pass.id()),
                        time.instant(),
                        "keep",
                        note.side().orElse(Side.LOCAL),
                        note.path(),
                        Optional.empty(),
                        0,
                        note.text(),
                        "",
                        JournalEntry.DONE,
                        ""));
    }

    /** Something that is no operation could not be taken; every look asks again. */
    public void left(RunningPass pass, RelativePath path, Trouble trouble) {
        left(pass, path, OutOfStep.LOOK, trouble);
    }

    private void left(RunningPass pass, RelativePath path, String operation, Trouble trouble) {
        failures.record(failure(pass, path, operation, trouble, attempts -> Optional.empty()));
        pass.tally().outOfStep().failed(path, operation);
    }

    /** A look does not find on 115 what was sent; every look asks again. */
    public void missed(RunningPass pass, RelativePath path, Trouble trouble) {
        failures.record(failure(pass, path, OutOfStep.LOOK, trouble, attempts -> Optional.empty()));
        pass.tally().outOfStep().missed(path);
    }

    /** The same, and it is known when it is sent again. */
    public void missed(RunningPass pass, RelativePath path, Trouble trouble, Instant next) {
        failures.record(
                failure(pass, path, OutOfStep.LOOK, trouble, attempts -> Optional.of(next)));
        pass.tally().outOfStep().missed(path);
    }

    /** A file waits until 115 has its content: listed with its next try, and no failure. */
    void parked(Step step, Instant next) {
        Operation operation = step.operation();
        Trouble trouble =
                new Trouble(
                        Cause.FILE_BUSY,
                        PARKED,
                        "115 does not have its content yet, and nothing is to be sent; it is asked"
                                + " for again",
                        "nothing to do; to send it anyway set `rapid-upload: prefer`",
                        Trouble.Reach.ITEM,
                        PassResult.WARNINGS);
        failures.record(
                failure(
                        step.pass(),
                        operation.path(),
                        operation.kind(),
                        trouble,
                        attempts -> Optional.of(next)));
        step.pass().tally().outOfStep().overtaken(operation.path());
        tell(step, true);
    }

    public static boolean isParked(Failure listed) {
        return listed.code().equals(PARKED);
    }

    /** Whether an operation failed before, and for this cause. */
    public boolean failedFor(Step step, Cause cause) {
        Operation operation = step.operation();
        return failures.find(step.pass().key(), operation.path(), operation.kind())
                .filter(known -> known.cause() == cause)
                .isPresent();
    }

    /** Something was tried and failed; it rests before it is tried again. */
    public void failed(RunningPass pass, RelativePath path, String operation, Trouble trouble) {
        Instant now = time.instant();
        failures.record(
                failure(
                        pass,
                        path,
                        operation,
                        trouble,
                        attempts -> Optional.of(next(trouble, attempts, now))));
        pass.tally().outOfStep().failed(path, operation);
    }

    /** The program died in the middle of it, again and again: it rests for long. */
    public void quarantined(RunningPass pass, RelativePath path, String operation, long deaths) {
        Trouble trouble =
                new Trouble(
                        Cause.INTERNAL,
                        "",
                        "the program ended "
                                + deaths
                                + " times in the middle of it; it is left alone for a while",
                        "look into the log of those moments; `caravan retry` tries it again at"
                                + " once",
                        Trouble.Reach.ITEM_FOR_LONG,
                        PassResult.PARTIAL);
        Instant now = time.instant();
        failures.record(
                failure(
                        pass,
                        path,
                        operation,
                        trouble,
                        attempts -> Optional.of(backoff.next(now, attempts, trouble))));
    }

    /** What was being written may keep still at any time, so that it is never left for long. */
    private Instant next(Trouble trouble, int attempts, Instant now) {
        boolean busy = trouble.cause() == Cause.FILE_BUSY;
        return backoff.next(now, busy ? Math.min(attempts, BUSY_TRIES + 1) : attempts, trouble);
    }

    private Failure failure(
            RunningPass pass,
            RelativePath path,
            String operation,
            Trouble trouble,
            IntFunction<Optional<Instant>> next) {
        Optional<Failure> before = failures.find(pass.key(), path, operation);
        int attempts = before.map(Failure::attempts).orElse(0) + 1;
        Instant now = time.instant();
        return new Failure(
                pass.key(),
                path,
                operation,
                trouble.cause(),
                trouble.code(),
                trouble.message(),
                trouble.advice(),
                attempts,
                before.map(Failure::first).orElse(now),
                now,
                next.apply(attempts));
    }

    /**
     * Whether an item that failed before is to be left alone in this pass; a person's command tries
     * everything.
     */
    public boolean isResting(Step step) {
        Operation operation = step.operation();
        Optional<Failure> failure =
                failures.find(step.pass().key(), operation.path(), operation.kind())
                        .filter(known -> !isParked(known));
        if (step.pass().trigger() == Trigger.COMMAND || step.pass().trigger() == Trigger.API) {
            // A person's command tries everything, but once.
            return failure.filter(known -> known.next().isPresent())
                    .filter(known -> step.pass().sight().failedBefore(known.last()))
                    .isPresent();
        }
        return failure.filter(Records::rests)
                .filter(known -> !isEditedSince(step, known))
                .flatMap(Failure::next)
                .filter(next -> next.isAfter(time.instant()))
                .isPresent();
    }

    // What was being written is tried again by the pass that the end of the writing starts; what is
    // written to without end would take the line for itself (HC-159).
    private static boolean rests(Failure failure) {
        return failure.cause() != Cause.FILE_BUSY || failure.attempts() > BUSY_TRIES;
    }

    /** What failed was another content, which says nothing of this one. */
    private static boolean isEditedSince(Step step, Failure failure) {
        Instant last = failure.last();
        return failure.cause() != Cause.FILE_BUSY
                && step.operation() instanceof Upload upload
                && upload.stamp().changedNs()
                        > TimeUnit.SECONDS.toNanos(last.getEpochSecond()) + last.getNano();
    }

    /** The item rests: it still counts as failed, and stays listed. */
    void rests(Step step) {
        Operation operation = step.operation();
        failures.find(step.pass().key(), operation.path(), operation.kind())
                .ifPresent(known -> failures.record(seenAgain(known)));
        count(step);
    }

    private static void count(Step step) {
        Operation operation = step.operation();
        step.pass().tally().outOfStep().failed(operation.path(), operation.kind());
    }

    /** A transfer waits for the job's hours; what failed of it before stays listed. */
    void putOff(Step step) {
        Operation operation = step.operation();
        failures.find(step.pass().key(), operation.path(), operation.kind())
                .ifPresent(known -> failures.record(seenAgain(known)));
        step.pass().undone().putOff(operation);
    }

    private Failure seenAgain(Failure known) {
        return new Failure(
                known.job(),
                known.path(),
                known.operation(),
                known.cause(),
                known.code(),
                known.message(),
                known.advice(),
                known.attempts(),
                known.first(),
                time.instant(),
                known.next());
    }

    private void journal(Step step, String evidence, String outcome, String detail) {
        Operation operation = step.operation();
        Optional<RelativePath> from =
                operation instanceof Move move ? Optional.of(move.from().path()) : Optional.empty();
        journal.record(
                step.pass().key(),
                new JournalEntry(
                        OptionalLong.of(step.pass().id()),
                        time.instant(),
                        operation.kind(),
                        operation.side(),
                        operation.path(),
                        from,
                        operation.bytes(),
                        operation.reason(),
                        evidence,
                        outcome,
                        detail));
    }

    /** An operation is about to be done. */
    public void began(Step step) {
        progress.operationBegan(
                step.pass().job().name(),
                step.operation().kind(),
                step.operation().path().toString());
    }

    private void tell(Step step, boolean well) {
        progress.operationEnded(
                step.pass().job().name(),
                step.operation().kind(),
                step.operation().path().toString(),
                well);
    }
}
