package dev.caravan.pass;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.local.FilterRules;
import dev.caravan.local.LocalLook;
import dev.caravan.local.RootCheck;
import dev.caravan.look.LocalChanges;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassResult;
import dev.caravan.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at a job's local folder, once it is sure that it is the right one (DR-12). */
public final class LocalScan {

    private final StateDatabase database;
    private final JobStore known;
    private final PassProgress progress;
    private final StopSignal stop;
    private final InstantSource time;

    public LocalScan(
            StateDatabase database, PassProgress progress, StopSignal stop, InstantSource time) {
        this.database = database;
        this.known = new JobStore(database);
        this.progress = progress;
        this.stop = stop;
        this.time = time;
    }

    public LocalChanges look(RunningPass pass) throws PassProblem {
        Job job = pass.job();
        progress.phase(job.name(), PassProgress.Phase.LOOKING_LOCALLY);
        BaseStore base = new BaseStore(database, pass.key());
        try {
            Path root = rightRoot(pass, base);
            LocalLook look =
                    new LocalLook(
                            root,
                            new StoredBase(base),
                            time.instant(),
                            job.stableFor(),
                            () -> !stop.isRaised());
            LocalChanges changes =
                    look.look(FilterRules.of(job.exclude(), job.include(), job.builtInExcludes()));
            sameRoot(pass);
            long skipped = changes.findings().stream().filter(Findings::isSkipped).count();
            pass.looked(new PassTally.Seen(changes.files(), changes.bytes(), skipped));
            return changes;
        } catch (IOException unreadable) {
            throw new PassProblem(
                    PassResult.WAITING,
                    Cause.PERMISSION,
                    "could not look at " + job.local() + ": " + unreadable.getMessage(),
                    Advice.of(Cause.PERMISSION));
        }
    }

    private Path rightRoot(RunningPass pass, BaseStore base) throws IOException, PassProblem {
        KnownJob remembered = known.find(pass.job().name()).orElseThrow();
        Optional<RootCheck.Fault> fault =
                RootCheck.check(
                        pass.job().local(),
                        remembered.identity().localKey(),
                        base.filesOnBothSides());
        if (fault.isPresent()) {
            throw new PassProblem(
                    PassResult.WAITING,
                    fault.get().cause(),
                    fault.get().detail() + "; nothing was done",
                    Advice.of(fault.get().cause()));
        }
        RootCheck.key(pass.job().local()).ifPresent(pass::foundLocalRoot);
        // The root itself may be a link to where the files are; links below it are never followed.
        return pass.job().local().toRealPath();
    }

    /**
     * A disk that went away during the walk leaves an empty folder: what was seen proves nothing.
     */
    private static void sameRoot(RunningPass pass) throws IOException, PassProblem {
        if (!RootCheck.key(pass.job().local()).equals(pass.localRoot())) {
            throw new PassProblem(
                    PassResult.WAITING,
                    Cause.ROOT_IDENTITY,
                    "the local folder "
                            + pass.job().local()
                            + " changed while it was looked at; nothing was done",
                    Advice.of(Cause.ROOT_IDENTITY));
        }
    }
}
