package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.local.FilterRules;
import dev.caravan.local.LocalLook;
import dev.caravan.local.LookSettings;
import dev.caravan.local.RootCheck;
import dev.caravan.local.RootMark;
import dev.caravan.local.RootVerdict;
import dev.caravan.local.Scope;
import dev.caravan.local.SymlinkPolicy;
import dev.caravan.look.LocalChanges;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.StateDatabase;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at a job's local folder, once it is sure that it is the right one (DR-12). */
public final class LocalScan {

    private final StateDatabase database;
    private final JobStore known;
    private final PassProgress progress;
    private final InstantSource time;

    public LocalScan(StateDatabase database, PassProgress progress, InstantSource time) {
        this.database = database;
        this.known = new JobStore(database);
        this.progress = progress;
        this.time = time;
    }

    /**
     * Everything in which the folder differs from the base.
     *
     * @throws PassProblem when it is not the folder that the base belongs to, before or after
     */
    public LocalChanges look(RunningPass pass) throws PassProblem, InterruptedException {
        Job job = pass.job();
        pass.begins(time.instant());
        progress.phase(job.name(), PassProgress.Phase.LOOKING_LOCALLY);
        BaseStore base = new BaseStore(database, pass.key());
        Optional<FileKey> before = known.find(job.name()).orElseThrow().identity().localKey();
        FileKey root = rightRoot(job, before, base.filesOnBothSides());
        LocalChanges changes =
                new LocalLook(settings(job), time).look(new StoredBase(base), Scope.whole());
        // A disk that went away during the walk leaves an empty folder: what was seen proves
        // nothing.
        rightRoot(job, Optional.of(root), 0);
        if (changes.unknown().contains(NodeId.ROOT)) {
            throw unreadable(job);
        }
        pass.foundLocalRoot(root);
        long skipped = changes.findings().stream().filter(Findings::isSkipped).count();
        pass.looked(new PassTally.Seen(changes.files(), changes.bytes(), skipped));
        return changes;
    }

    static LookSettings settings(Job job) {
        FilterRules.BuiltIn builtIn =
                job.builtInExcludes() ? FilterRules.BuiltIn.APPLIES : FilterRules.BuiltIn.OFF;
        return new LookSettings(
                job.local(),
                FilterRules.of(job.include(), job.exclude(), builtIn),
                SymlinkPolicy.SKIP,
                job.stableFor());
    }

    private static FileKey rightRoot(Job job, Optional<FileKey> recorded, long files)
            throws PassProblem {
        Optional<RootMark> mark = recorded.map(key -> new RootMark(key, Optional.empty()));
        RootVerdict verdict = new RootCheck(job.name(), job.local()).check(mark, files, 1);
        if (verdict instanceof RootVerdict.Good good) {
            return good.mark().key();
        }
        RootVerdict.Bad bad = (RootVerdict.Bad) verdict;
        throw new PassProblem(PassResult.WAITING, bad.cause(), bad.message(), bad.advice());
    }

    private static PassProblem unreadable(Job job) {
        return new PassProblem(
                PassResult.WAITING,
                Cause.PERMISSION,
                "could not list " + job.local() + "; nothing was done",
                "give Caravan's user the right to read it");
    }
}
