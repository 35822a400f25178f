package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.local.FilterRules;
import dev.caravan.local.LocalLook;
import dev.caravan.local.LookSettings;
import dev.caravan.local.Scope;
import dev.caravan.local.SymlinkPolicy;
import dev.caravan.look.LocalChanges;
import dev.caravan.state.BaseStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.StateDatabase;
import dev.caravan.tree.NodeId;
import java.time.InstantSource;

/** Looks at a job's local folder, once it is sure that it is the right one (DR-12). */
public final class LocalScan {

    private final StateDatabase database;
    private final LocalRoot root;
    private final PassProgress progress;
    private final InstantSource time;

    public LocalScan(
            StateDatabase database, LocalRoot root, PassProgress progress, InstantSource time) {
        this.database = database;
        this.root = root;
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
        root.check(pass);
        LocalChanges changes =
                new LocalLook(settings(job), time).look(new StoredBase(base), Scope.whole());
        // A disk that went away during the walk leaves an empty folder: what was seen proves
        // nothing.
        root.check(pass);
        if (changes.unknown().contains(NodeId.ROOT)) {
            throw unreadable(job);
        }
        long skipped = changes.findings().stream().filter(Findings::isSkipped).count();
        pass.looked(
                new PassTally.Seen(changes.files(), changes.bytes(), skipped), changes);
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

    private static PassProblem unreadable(Job job) {
        return new PassProblem(
                PassResult.WAITING,
                Cause.PERMISSION,
                "could not list " + job.local() + "; nothing was done",
                "give Caravan's user the right to read it");
    }
}
