package dev.caravan.pass;

import dev.caravan.drive.DriveException;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteChanges;
import dev.caravan.pass.base.BaseView;
import dev.caravan.pass.conflict.Conflicts;
import dev.caravan.pass.job.AccountOwner;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Edits;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.scan.Emptiness;
import dev.caravan.pass.scan.Hashing;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.pass.verify.Verification;
import dev.caravan.plan.Planner;
import dev.caravan.plan.Reversal;
import dev.caravan.plan.guard.GuardInput;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.request.Mode;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.state.DeletionStore;
import dev.caravan.state.HeldOperation;
import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.ReplacementStore;
import dev.caravan.tree.NodeId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings both looks and the base before the planner, and remembers what needs no operation. */
public final class Planning {

    private static final Duration DAY = Duration.ofHours(24);

    private final Ledger ledger;
    private final Edits edits;
    private final Conflicts conflicts;
    private final Verification verification;
    private final Hashing hashing;
    private final HeldStore held;
    private final JobStore jobs;
    private final DeletionStore deletions;
    private final ReplacementStore replacements;
    private final Emptiness emptiness;
    private final AccountOwner owner;
    private final PassProgress progress;
    private final StopSignal stop;
    private final InstantSource time;

    public Planning(
            Bookkeeping books,
            DeletionStore deletions,
            ReplacementStore replacements,
            OperationBeans operations,
            Verification verification,
            Hashing hashing,
            Emptiness emptiness,
            AccountOwner owner,
            StopSignal stop) {
        this.ledger = operations.ledger();
        this.edits = operations.edits();
        this.conflicts = new Conflicts(books.conflicts(), books.time());
        this.verification = verification;
        this.hashing = hashing;
        this.held = books.held();
        this.jobs = books.jobs();
        this.deletions = deletions;
        this.replacements = replacements;
        this.emptiness = emptiness;
        this.owner = owner;
        this.progress = books.progress();
        this.stop = stop;
        this.time = books.time();
    }

    public PlannedPass plan(RunningPass pass, LocalChanges local, RemoteChanges remote)
            throws DriveException, InterruptedException {
        rememberRoots(pass);
        PlanRequest request = hashing.complete(pass, request(pass, local, remote));
        progress.phase(pass.job().name(), PassProgress.Phase.PLANNING);
        Plan plan = confirmed(pass, request, new Planner().plan(request));
        edits.apply(pass, plan.edits());
        plan = withoutRejected(pass, plan);
        conflicts.met(pass, plan);
        progress.planned(
                pass.job().name(),
                plan.operations().size(),
                plan.transfers().stream().mapToLong(Operation::bytes).sum());
        progress.phase(pass.job().name(), PassProgress.Phase.WORKING);
        return new PlannedPass(pass, request.local(), remote, plan, stop);
    }

    /** What lists empty although it was not is believed once a second question says the same. */
    private Plan confirmed(RunningPass pass, PlanRequest request, Plan plan) throws DriveException {
        if (plan.toConfirm().isEmpty()) {
            return plan;
        }
        return new Planner().plan(request.withConfirmed(emptiness.confirm(pass, plan.toConfirm())));
    }

    private PlanRequest request(RunningPass pass, LocalChanges local, RemoteChanges remote)
            throws DriveException {
        Job job = pass.job();
        Set<String> approved = decided(pass, HeldPlan.Decision.APPROVED);
        pass.approved(approved);
        return new PlanRequest(
                job.mode(),
                job.conflict(),
                new GuardInput(job.guard(), approved, deletedLately(pass), replacedLately(pass)),
                new BaseView(ledger.base(pass)),
                local,
                remote,
                Set.of(),
                pass.unmovable(),
                due(pass),
                LocalDateTime.ofInstant(time.instant(), job.zone()));
    }

    private Set<NodeId> due(RunningPass pass) throws DriveException {
        return pass.job().mode() == Mode.ARCHIVE
                ? verification.due(pass, pass.job().archive().delay())
                : Set.of();
    }

    /** What a person rejected is turned round; the base knows that before anything is done. */
    private Plan withoutRejected(RunningPass pass, Plan plan) {
        Set<String> rejected = decided(pass, HeldPlan.Decision.REJECTED);
        if (rejected.isEmpty()) {
            return plan;
        }
        Plan turned = new Reversal(new BaseView(ledger.base(pass)), rejected).of(plan);
        edits.apply(pass, turned.edits());
        return turned;
    }

    private Set<String> decided(RunningPass pass, HeldPlan.Decision decision) {
        return held
                .find(pass.key())
                .filter(plan -> plan.decision() == decision)
                .map(HeldPlan::operations)
                .stream()
                .flatMap(operations -> operations.stream())
                .map(HeldOperation::expectation)
                .collect(Collectors.toSet());
    }

    private Set<NodeId> replacedLately(RunningPass pass) {
        return replacements.since(pass.key(), time.instant().minus(DAY));
    }

    private long deletedLately(RunningPass pass) {
        return deletions.since(pass.key(), time.instant().minus(DAY));
    }

    /**
     * From here on the base belongs to these two folders and this user; both have just been seen.
     */
    private void rememberRoots(RunningPass pass) throws DriveException {
        KnownJob known = jobs.find(pass.job().name()).orElseThrow();
        JobIdentity identity = known.identity();
        if (identity.remoteRoot().isPresent()
                && identity.userId().isPresent()
                && identity.localKey().isPresent()) {
            return;
        }
        String user = owner.user(pass.account());
        jobs.remember(
                known.name(),
                new JobIdentity(
                        identity.mode(),
                        identity.account(),
                        Optional.of(user),
                        identity.localRoot(),
                        pass.roots().local(),
                        Optional.of(pass.remoteRoot()),
                        identity.remotePath()),
                known.settings());
    }
}
