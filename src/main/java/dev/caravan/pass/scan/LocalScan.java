package dev.caravan.pass.scan;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.local.disk.Halt;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.scan.LocalLook;
import dev.caravan.local.scan.LookSettings;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.pass.base.StoredBase;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.root.LocalRoot;
import dev.caravan.pass.running.PassTally;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.trouble.Findings;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.state.BaseStore;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import java.time.InstantSource;
import java.util.List;

/** Looks at a job's local folder, once it is sure that it is the right one (DR-12). */
public final class LocalScan {

    private final StateDatabase database;
    private final LocalRoot root;
    private final PassProgress progress;
    private final StopSignal stop;
    private final InstantSource time;
    private final Foresight foresight;

    public LocalScan(
            StateDatabase database,
            LocalRoot root,
            Foresight foresight,
            PassProgress progress,
            StopSignal stop,
            InstantSource time) {
        this.database = database;
        this.root = root;
        this.foresight = foresight;
        this.progress = progress;
        this.stop = stop;
        this.time = time;
    }

    /**
     * Everything in which the folder, or the part of it that the pass looks at, differs from the
     * base.
     *
     * @throws PassProblem when it is not the folder that the base belongs to, before or after
     */
    public LocalChanges look(RunningPass pass)
            throws PassProblem, DriveException.Interrupted, InterruptedException {
        pass.begins(time.instant());
        return lookNow(pass);
    }

    /**
     * What an earlier look of this round found; a new one where another pass changed something
     * since then. What was read again on purpose stays found.
     */
    public LocalChanges again(RunningPass pass, LocalChanges before)
            throws PassProblem, DriveException.Interrupted, InterruptedException {
        return pass.takeInterlude() ? lookNow(pass).withReread(before) : before;
    }

    private LocalChanges lookNow(RunningPass pass)
            throws PassProblem, DriveException.Interrupted, InterruptedException {
        progress.phase(pass.job().name(), PassProgress.Phase.LOOKING_LOCALLY);
        BaseStore base = new BaseStore(database, pass.key());
        root.check(pass);
        LocalChanges changes = changes(pass, base);
        if (!pass.isWhole() && !suffices(pass, changes)) {
            if (pass.isInside()) {
                throw new DriveException.Interrupted("more changed than a short pass may carry");
            }
            // What vanished here may have come somewhere else, and 115 must be asked about it.
            pass.sight().widen();
            changes = changes(pass, base);
        }
        // A disk that went away during the walk leaves an empty folder: what was seen proves
        // nothing.
        root.check(pass);
        if (changes.unknown().contains(NodeId.ROOT)) {
            throw unreadable(pass.job());
        }
        pass.sight().looked(seen(pass, changes), changes);
        return changes;
    }

    private LocalChanges changes(RunningPass pass, BaseStore base)
            throws DriveException.Interrupted, InterruptedException {
        Halt halt = () -> stop.isRaised(pass.job().name());
        try {
            return new LocalLook(settings(pass.job()), time, halt)
                    .look(new StoredBase(base), pass.sight().scope());
        } catch (InterruptedException e) {
            if (halt.isCalled()) {
                throw new DriveException.Interrupted("stopped while looking at the local folder");
            }
            throw e;
        }
    }

    /** Whether the part that was looked at tells all that has to be known. */
    private boolean suffices(RunningPass pass, LocalChanges changes) {
        return Foresight.bringsOnly(changes)
                && (!pass.sight().asks115() || foresight.clears(pass, pass.remoteRoot(), changes));
    }

    /** A look at a part tells what was added to what the last pass saw. */
    private PassTally.Seen seen(RunningPass pass, LocalChanges changes) {
        if (pass.isWhole()) {
            long skipped = changes.findings().stream().filter(Findings::isSkipped).count();
            return new PassTally.Seen(changes.files(), changes.bytes(), skipped);
        }
        PassCounts before =
                new PassStore(database)
                        .last(pass.key())
                        .map(PassRecord::counts)
                        .orElse(PassCounts.NONE);
        List<Fresh> files =
                changes.fresh().stream().filter(entry -> entry.kind() == NodeKind.FILE).toList();
        return new PassTally.Seen(
                before.files() + files.size(),
                before.bytes() + files.stream().mapToLong(entry -> entry.stamp().size()).sum(),
                before.skipped());
    }

    public static LookSettings settings(Job job) {
        FilterRules.BuiltIn builtIn =
                job.builtInExcludes() ? FilterRules.BuiltIn.APPLIES : FilterRules.BuiltIn.OFF;
        return new LookSettings(
                job.local(),
                FilterRules.of(job.include(), job.exclude(), builtIn),
                job.symlinks(),
                job.stableFor());
    }

    private static PassProblem unreadable(Job job) {
        return new PassProblem(
                PassResult.WAITING,
                Cause.PERMISSION,
                "could not list " + job.local() + "; nothing was done",
                "give Caravan's user the right to read it");
    }
}
