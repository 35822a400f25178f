package dev.caravan.app;

import dev.caravan.audit.Audit;
import dev.caravan.audit.AuditReport;
import dev.caravan.audit.Depth;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.ImaginedDrive;
import dev.caravan.drive.RemoteListing;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.Sha1Hasher;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteChanges;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.Beginning;
import dev.caravan.pass.CallCounts;
import dev.caravan.pass.OperationBeans;
import dev.caravan.pass.Planning;
import dev.caravan.pass.job.AccountOwner;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.remember.Backoff;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.root.LocalRoot;
import dev.caravan.pass.root.RemoteRoot;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.scan.Emptiness;
import dev.caravan.pass.scan.Foresight;
import dev.caravan.pass.scan.Hashing;
import dev.caravan.pass.scan.Interludes;
import dev.caravan.pass.scan.LocalScan;
import dev.caravan.pass.scan.RemoteScan;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.pass.transfer.Suspects;
import dev.caravan.pass.transfer.Watches;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.pass.verify.Verification;
import dev.caravan.pass.version.OldVersions;
import dev.caravan.state.BaseStore;
import dev.caravan.state.ClaimStore;
import dev.caravan.state.DeletionStore;
import dev.caravan.state.HashCache;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.RemoteRootStore;
import dev.caravan.state.ReplacementStore;
import dev.caravan.state.database.StateCopy;
import dev.caravan.state.database.StateDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next pass of a job as far as its plan, without leaving a trace: the beans of a real pass at
 * work on a copy of the state, and on a drive that is changed in the imagination alone.
 *
 * <p>So it says exactly what a pass would do, needs no lock, and runs beside one.
 */
public final class Preview implements AutoCloseable {

    private final Job job;
    private final Timing timing;
    private final StateCopy copy;
    private final ImaginedDrive drive;
    private final HashCache hashes;
    private final Beginning beginning;
    private final RemoteRoot root;
    private final OldVersions oldVersions;
    private final Verification verification;
    private final LocalScan localScan;
    private final RemoteScan remoteScan;
    private final Planning planning;

    /** The parts of the running program that a preview looks through. */
    record Outside(StateDatabase state, Accounts accounts, PassProgress progress, Timing timing) {}

    private Preview(Job job, Outside outside, StateCopy copy, StopSignal stop) {
        this.job = job;
        this.timing = outside.timing();
        this.copy = copy;
        this.drive = new ImaginedDrive(outside.accounts().account(job.account()).drive());
        StateDatabase state = copy.database();
        PassProgress progress = outside.progress();
        DriveDirectory drives = account -> Optional.of(drive);
        AccountOwner owner = outside.accounts();
        Bookkeeping books =
                Bookkeeping.of(state, new Backoff(timing.random()), progress, timing.clock());
        OperationBeans operations =
                new OperationBeans(
                        state, drives, books, nothingTravels(state, books, progress, stop));
        Ledger ledger = operations.ledger();
        this.hashes = new HashCache(state, timing.clock());
        Foresight foresight = new Foresight(state, drives);
        Interludes none =
                new Interludes(
                        state, foresight, (name, fit) -> false, (name, at) -> {}, timing.clock());
        this.beginning =
                new Beginning(
                        Map.of(job.name(), job),
                        state.directory(),
                        books.jobs(),
                        books.passes(),
                        new CallCounts(account -> 0),
                        none,
                        timing.clock());
        this.root = new RemoteRoot(drives, owner, books.jobs(), new RemoteRootStore(state));
        this.oldVersions = operations.oldVersions();
        this.localScan =
                new LocalScan(
                        state,
                        new LocalRoot(state, String::new),
                        foresight,
                        progress,
                        stop,
                        timing.clock());
        this.verification =
                new Verification(state, drives, ledger, books.records(), timing.clock());
        this.remoteScan =
                new RemoteScan(
                        state,
                        drives,
                        outside.accounts(),
                        verification,
                        none,
                        progress,
                        stop,
                        timing.clock());
        Hashing hashing =
                new Hashing(
                        hashes, ledger, progress, stop, timing.clock(), timing.sleeper()::sleep);
        this.planning =
                new Planning(
                        books,
                        new DeletionStore(state),
                        new ReplacementStore(state),
                        operations,
                        verification,
                        hashing,
                        new Emptiness(drives, ledger),
                        owner,
                        stop);
    }

    private Watches nothingTravels(
            StateDatabase state, Bookkeeping books, PassProgress progress, StopSignal stop) {
        Suspects none = new Suspects(state, books.records(), timing.clock());
        return new Watches(
                Map.of(), TransferParts.stalls(timing), progress, stop, none, timing.clock());
    }

    static Preview of(Job job, Outside outside, StopSignal stop) {
        StateCopy copy = StateCopy.of(outside.state());
        boolean made = false;
        try {
            Preview preview = new Preview(job, outside, copy, stop);
            made = true;
            return preview;
        } finally {
            if (!made) {
                copy.close();
            }
        }
    }

    /** What both sides show now, beside what they last agreed on. */
    public record Sight(
            RunningPass pass, LocalChanges local, RemoteChanges remote, BaseStore base) {}

    /** Looks at both sides as a pass does. */
    public Sight look() throws PassProblem, DriveException, InterruptedException {
        return look(begin());
    }

    /**
     * The same, but only what is seen counts: not even what 115 confirmed and does not show yet.
     */
    public Sight lookWithoutTrust() throws PassProblem, DriveException, InterruptedException {
        RunningPass pass = begin();
        KnownJob known = new JobStore(copy.database()).find(job.name()).orElseThrow();
        new ClaimStore(copy.database()).settleAllBut(known.id(), List.of());
        return look(pass);
    }

    private RunningPass begin() throws PassProblem, DriveException {
        RunningPass pass = beginning.begin(new PassOrder(job.name(), Trigger.COMMAND));
        root.find(pass);
        oldVersions.recycle(pass);
        verification.settle(pass);
        return pass;
    }

    private Sight look(RunningPass pass) throws PassProblem, DriveException, InterruptedException {
        LocalChanges local = localScan.look(pass);
        RemoteListing listing = drive.tree(pass.remoteRoot(), remoteScan.memory(pass));
        RemoteChanges remote = remoteScan.compare(pass, listing);
        return new Sight(
                pass,
                local,
                remote,
                new BaseStore(
                        copy.database(),
                        new JobStore(copy.database()).find(job.name()).orElseThrow().id()));
    }

    /** What a pass would do with what was seen. */
    public PlannedPass plan(Sight sight) throws DriveException, InterruptedException {
        return planning.plan(sight.pass(), sight.local(), sight.remote());
    }

    /** Compares what was seen with what both sides last agreed on. */
    public AuditReport compare(Sight sight, Depth depth) throws InterruptedException {
        LocalFiles files = Hashing.files(job);
        Sha1Hasher hasher = new Sha1Hasher(files, timing.clock(), timing.sleeper()::sleep);
        return new Audit(sight.base(), sight.local(), sight.remote(), files, hasher).report(depth);
    }

    /** How many folders of the way to the job's folder on 115 are missing. */
    public int foldersMissing() {
        return drive.foldersMade();
    }

    @Override
    public void close() {
        hashes.close();
        copy.close();
    }
}
