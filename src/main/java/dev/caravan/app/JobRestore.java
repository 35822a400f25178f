package dev.caravan.app;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.restore.KnownNames;
import dev.caravan.restore.Restore;
import dev.caravan.restore.RestoreReport;
import dev.caravan.restore.Wish;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.util.Optional;

/**
 * A restore of a configured job: its folder on 115 is found by the id that the state knows, and
 * without one by its path.
 */
final class JobRestore {

    private final StateDatabase database;
    private final Accounts accounts;
    private final PassProgress progress;
    private final Timing timing;

    JobRestore(StateDatabase database, Accounts accounts, PassProgress progress, Timing timing) {
        this.database = database;
        this.accounts = accounts;
        this.progress = progress;
        this.timing = timing;
    }

    RestoreReport run(Job job, Wish wish) throws DriveException, PassProblem, IOException {
        Drive drive = accounts.account(job.account()).drive();
        Optional<KnownJob> known =
                new JobStore(database)
                        .find(job.name())
                        .filter(found -> isOfSameFolder(found.identity(), job));
        Optional<RemoteId> before = known.flatMap(found -> found.identity().remoteRoot());
        Optional<RemoteId> root =
                before.isPresent() ? exists(drive, before.get()) : byPath(drive, job);
        return new Restore(database, drive, progress, timing.clock(), timing.sleeper()::sleep)
                .run(job.name(), root.orElseThrow(() -> missing(job)), names(known), wish);
    }

    private static boolean isOfSameFolder(JobIdentity identity, Job job) {
        return identity.account().equals(job.account())
                && identity.remotePath().equals(job.remote().text());
    }

    private static Optional<RemoteId> byPath(Drive drive, Job job) throws DriveException {
        Optional<RemoteId> given = job.remote().id();
        if (given.isPresent()) {
            return exists(drive, given.get());
        }
        return drive.findFolder(RemoteId.ROOT, job.remote().names()).map(RemoteItem::id);
    }

    private static Optional<RemoteId> exists(Drive drive, RemoteId id) throws DriveException {
        return drive.info(id).filter(item -> item.kind() == NodeKind.FOLDER).map(RemoteItem::id);
    }

    private KnownNames names(Optional<KnownJob> known) {
        if (known.isEmpty()) {
            return KnownNames.NONE;
        }
        BaseStore base = new BaseStore(database, known.get().id());
        return id -> base.byRemoteId(id).map(node -> node.place().name());
    }

    private static PassProblem missing(Job job) {
        return new PassProblem(
                PassResult.WAITING,
                Cause.REMOTE_ROOT_MISSING,
                "115 has no folder " + job.remote().text() + " from which to restore",
                Advice.of(Cause.REMOTE_ROOT_MISSING));
    }
}
