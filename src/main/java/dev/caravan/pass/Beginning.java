package dev.caravan.pass;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.scan.Interludes;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.ProcessLock;
import dev.caravan.state.database.StateException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Begins a pass: takes the job's lock and puts the pass on record. */
public final class Beginning {

    private final Map<String, Job> jobs;
    private final Path stateDir;
    private final JobStore known;
    private final PassStore passes;
    private final CallCounts calls;
    private final Interludes interludes;
    private final InstantSource time;

    public Beginning(
            Map<String, Job> jobs,
            Path stateDir,
            JobStore known,
            PassStore passes,
            CallCounts calls,
            Interludes interludes,
            InstantSource time) {
        this.interludes = interludes;
        this.jobs = Map.copyOf(jobs);
        this.stateDir = stateDir;
        this.known = known;
        this.passes = passes;
        this.calls = calls;
        this.time = time;
    }

    /** From here on the job is locked until {@link Ending} or {@link DeadLetters} releases it. */
    public RunningPass begin(PassOrder order) throws PassProblem {
        Optional<RunningPass> outer = interludes.outer(order.job());
        if (outer.isPresent()) {
            return outer.get().inner(order, time.instant());
        }
        Job job = Optional.ofNullable(jobs.get(order.job())).orElseThrow(() -> unknown(order));
        ProcessLock lock = take(job);
        boolean begun = false;
        try {
            KnownJob remembered = known(job);
            long id = passes.begin(remembered.id(), order.trigger().word(), time.instant());
            RunningPass pass =
                    new RunningPass(
                            id, job, remembered.id(), order.trigger(), time.instant(), lock::close);
            calls.begin(pass);
            begun = true;
            return pass;
        } finally {
            if (!begun) {
                lock.close();
            }
        }
    }

    private ProcessLock take(Job job) throws PassProblem {
        try {
            return ProcessLock.job(stateDir, job.name());
        } catch (StateException busy) {
            if (busy.word() != Cause.LOCKED) {
                throw busy;
            }
            throw new PassProblem(
                    PassResult.WAITING, Cause.LOCKED, busy.getMessage(), Advice.of(Cause.LOCKED));
        }
    }

    /**
     * What both sides agreed on belongs to these two folders, this account and this mode: for any
     * other the base says nothing, and the sides are united again without a deletion (DR-16).
     */
    public KnownJob known(Job job) {
        Optional<KnownJob> before = known.find(job.name());
        if (before.isEmpty()) {
            return known.remember(job.name(), fresh(job), "");
        }
        JobIdentity old = before.get().identity();
        if (belongs(old, job)) {
            return before.get();
        }
        known.startOver(before.get().id());
        return known.remember(job.name(), fresh(job), "");
    }

    private static boolean belongs(JobIdentity old, Job job) {
        return old.mode().equals(job.mode().word())
                && old.account().equals(job.account())
                && old.localRoot().equals(job.local())
                && old.remotePath().equals(job.remote().text());
    }

    private static JobIdentity fresh(Job job) {
        return new JobIdentity(
                job.mode().word(),
                job.account(),
                Optional.empty(),
                job.local(),
                Optional.empty(),
                Optional.empty(),
                job.remote().text());
    }

    private static PassProblem unknown(PassOrder order) {
        return new PassProblem(
                PassResult.FAILED,
                Cause.CONFIG_INVALID,
                "there is no job " + order.job(),
                Advice.of(Cause.CONFIG_INVALID));
    }
}
