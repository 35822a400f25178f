package dev.caravan.pass.remember;

import dev.caravan.cause.Cause;
import dev.caravan.pass.running.OutOfStep;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Upload;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.PassResult;
import dev.caravan.tree.RelativePath;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/** What fails at present, and when each of it is tried again. */
public final class Failures {

    /** The code of a failure that is none: a parked file. */
    private static final String PARKED = "parked";

    private final FailureStore store;
    private final Backoff backoff;
    private final Retries retries;
    private final InstantSource time;

    Failures(FailureStore store, Backoff backoff, InstantSource time) {
        this.store = store;
        this.backoff = backoff;
        this.retries = new Retries(backoff);
        this.time = time;
    }

    /** What failed here before is well; what failed of the same plan stays listed, as it counts. */
    void settle(Step step) {
        OutOfStep outOfStep = step.pass().tally().outOfStep();
        RelativePath path = step.operation().path();
        if (step.operation() instanceof Upload) {
            outOfStep.overtaken(path);
            clear(step, OutOfStep.LOOK, outOfStep);
        }
        clear(step, step.operation().kind(), outOfStep);
        store.clearOlder(step.pass().key(), path, step.pass().sight().round());
    }

    private void clear(Step step, String operation, OutOfStep outOfStep) {
        RelativePath path = step.operation().path();
        if (!outOfStep.holds(path, operation)) {
            store.clear(step.pass().key(), path, operation);
        }
    }

    /** Something unexpected was found; nothing rests, because the next look tells more. */
    void outdated(Step step, Trouble trouble) {
        store.record(failure(step, trouble, attempts -> Optional.empty()));
        count(step);
    }

    /** An operation failed; it reaches as far as its trouble says. */
    void failed(Step step, Trouble trouble) {
        if (trouble.reach() == Trouble.Reach.UPLOADS) {
            // It goes as soon as there is room; until then asking for the room costs one call.
            store.record(failure(step, trouble, attempts -> Optional.empty()));
            count(step);
        } else if (trouble.reach() != Trouble.Reach.PASS) {
            // What ends the whole pass is no fault of this item, which must not rest for it.
            Instant now = time.instant();
            store.record(
                    failure(
                            step,
                            trouble,
                            attempts -> Optional.of(retries.next(trouble, attempts, now))));
            count(step);
        }
    }

    /** Something that is no operation was tried and failed; it rests before it is tried again. */
    public void failed(RunningPass pass, RelativePath path, String operation, Trouble trouble) {
        Instant now = time.instant();
        store.record(
                failure(
                        pass,
                        new FailingItem(path, operation),
                        trouble,
                        attempts -> Optional.of(retries.next(trouble, attempts, now))));
        pass.tally().outOfStep().failed(path, operation);
    }

    /** Something that is no operation could not be taken; every look asks again. */
    public void left(RunningPass pass, RelativePath path, Trouble trouble) {
        store.record(
                failure(
                        pass,
                        new FailingItem(path, OutOfStep.LOOK),
                        trouble,
                        attempts -> Optional.empty()));
        pass.tally().outOfStep().failed(path, OutOfStep.LOOK);
    }

    /** A look does not find on 115 what was sent; every look asks again. */
    public void missed(RunningPass pass, RelativePath path, Trouble trouble) {
        store.record(
                failure(
                        pass,
                        new FailingItem(path, OutOfStep.LOOK),
                        trouble,
                        attempts -> Optional.empty()));
        pass.tally().outOfStep().missed(path);
    }

    /** The same, and it is known when it is sent again. */
    public void missed(RunningPass pass, RelativePath path, Trouble trouble, Instant next) {
        store.record(
                failure(
                        pass,
                        new FailingItem(path, OutOfStep.LOOK),
                        trouble,
                        attempts -> Optional.of(next)));
        pass.tally().outOfStep().missed(path);
    }

    /** A file waits until 115 has its content: listed with its next try, and no failure. */
    void parked(Step step, Instant next) {
        Trouble trouble =
                new Trouble(
                        Cause.FILE_BUSY,
                        PARKED,
                        "115 does not have its content yet, and nothing is to be sent; it is asked"
                                + " for again",
                        "nothing to do; to send it anyway set `rapid-upload: prefer`",
                        Trouble.Reach.ITEM,
                        PassResult.WARNINGS);
        store.record(failure(step, trouble, attempts -> Optional.of(next)));
        step.pass().tally().outOfStep().overtaken(step.operation().path());
    }

    public static boolean isParked(Failure listed) {
        return listed.code().equals(PARKED);
    }

    /** Whether an operation failed before, and for this cause. */
    public boolean failedFor(Step step, Cause cause) {
        return known(step).filter(known -> known.cause() == cause).isPresent();
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
        store.record(
                failure(
                        pass,
                        new FailingItem(path, operation),
                        trouble,
                        attempts -> Optional.of(backoff.next(now, attempts, trouble))));
    }

    private Failure failure(Step step, Trouble trouble, IntFunction<Optional<Instant>> next) {
        return failure(step.pass(), FailingItem.of(step.operation()), trouble, next);
    }

    private Failure failure(
            RunningPass pass,
            FailingItem item,
            Trouble trouble,
            IntFunction<Optional<Instant>> next) {
        Optional<Failure> before = store.find(pass.key(), item.path(), item.operation());
        int attempts = before.map(Failure::attempts).orElse(0) + 1;
        Instant now = time.instant();
        return new Failure(
                pass.key(),
                item.path(),
                item.operation(),
                trouble.cause(),
                trouble.code(),
                trouble.message(),
                trouble.advice(),
                attempts,
                before.map(Failure::first).orElse(now),
                now,
                next.apply(attempts),
                item.changedNs());
    }

    /**
     * Whether an item that failed before is to be left alone in this pass; a person's command tries
     * everything.
     */
    public boolean isResting(Step step) {
        return known(step)
                .filter(known -> !isParked(known))
                .filter(known -> retries.isResting(step, known, time.instant()))
                .isPresent();
    }

    /** The item rests: it still counts as failed, and stays listed. */
    void rests(Step step) {
        staysListed(step);
        count(step);
    }

    /** What failed of it before stays listed; from here on it is known in what state it rests. */
    void staysListed(Step step) {
        Optional<Failure> known = known(step).map(failure -> failure.seenAgain(time.instant()));
        OptionalLong changed = FailingItem.of(step.operation()).changedNs();
        if (changed.isPresent()) {
            known = known.map(failure -> failure.ofFile(changed.getAsLong()));
        }
        known.ifPresent(store::record);
    }

    private Optional<Failure> known(Step step) {
        Operation operation = step.operation();
        return store.find(step.pass().key(), operation.path(), operation.kind());
    }

    private static void count(Step step) {
        Operation operation = step.operation();
        step.pass().tally().outOfStep().failed(operation.path(), operation.kind());
    }
}
