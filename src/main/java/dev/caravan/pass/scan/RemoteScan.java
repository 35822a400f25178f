package dev.caravan.pass.scan;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteItemSink;
import dev.caravan.drive.RemoteListing;
import dev.caravan.local.scan.RemoteFilter;
import dev.caravan.look.RemoteChanges;
import dev.caravan.pass.base.StoredBase;
import dev.caravan.pass.conflict.Conflicts;
import dev.caravan.pass.job.CallBudgets;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.verify.Verification;
import dev.caravan.state.BaseStore;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.Superseded;
import dev.caravan.state.SupersededStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.remote.RemoteFolderMemory;
import dev.caravan.state.remote.RemoteLook;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the listing of the job's folder on 115 and finds out in what it differs from the base. */
public final class RemoteScan {

    private final StateDatabase database;
    private final DriveDirectory drives;
    private final Verification verification;
    private final FolderRounds rounds;
    private final Ghosts ghosts;
    private final Conflicts conflicts;
    private final SupersededStore superseded;
    private final PassProgress progress;
    private final StopSignal stop;
    private final Interludes interludes;

    public RemoteScan(
            StateDatabase database,
            DriveDirectory drives,
            CallBudgets budgets,
            Verification verification,
            Interludes interludes,
            PassProgress progress,
            StopSignal stop,
            InstantSource time) {
        this.stop = stop;
        this.interludes = interludes;
        this.database = database;
        this.superseded = new SupersededStore(database);
        this.drives = drives;
        this.verification = verification;
        this.progress = progress;
        this.rounds = new FolderRounds(database, budgets, time);
        this.ghosts = new Ghosts(time);
        this.conflicts = new Conflicts(new ConflictStore(database), time);
    }

    /** The folders that earlier looks placed, so that the listing asks only for new ones. */
    public FolderMemory memory(RunningPass pass) {
        progress.phase(pass.job().name(), PassProgress.Phase.LOOKING_AT_115);
        RemoteFolderMemory memory = new RemoteFolderMemory(database, pass.key());
        if (!rounds.isDue(pass)) {
            return memory;
        }
        pass.sight().seesAllFolders();
        return memory.onlyAsHint();
    }

    public RemoteChanges compare(RunningPass pass, RemoteListing listing) throws DriveException {
        try (RemoteLook look = RemoteLook.begin(database, pass.key(), pass.remoteRoot())) {
            ListingVerdict verdict = read(pass, listing, look);
            if (!verdict.unknown().isEmpty()) {
                pass.sight().hasBlindSpots();
            }
            ghosts.banish(pass, look, drive(pass));
            look.banish(replaced(pass, look));
            if (verdict.complete()) {
                askForUnseen(pass, look);
            }
            RemoteChanges changes = look.changes(verdict);
            if (verdict.complete()) {
                conflicts.closeGone(pass, new BaseStore(database, pass.key()), look);
            }
            if (verdict.complete()
                    && verdict.unknown().isEmpty()
                    && pass.sight().hasSeenAllFolders()) {
                rounds.seen(pass);
            }
            return inScope(pass, verification.believed(pass, look, changes));
        }
    }

    /**
     * Old versions that 115 would not let go yet, although their successors stand there: they are
     * no files beside them.
     */
    private List<RemoteId> replaced(RunningPass pass, RemoteLook look) {
        return superseded.all(pass.key()).stream()
                .filter(old -> look.item(old.successor()).isPresent())
                .map(Superseded::id)
                .toList();
    }

    /** Where nothing comes from 115, what is excluded there is in nobody's way. */
    private RemoteChanges inScope(RunningPass pass, RemoteChanges changes) {
        if (pass.job().mode().source().equals(Optional.of(Side.LOCAL))) {
            return changes;
        }
        StoredBase base = new StoredBase(new BaseStore(database, pass.key()));
        return new RemoteFilter(LocalScan.settings(pass.job()), base).inScope(changes);
    }

    /**
     * Believes 115 to be as the base says, for a pass that only brings files there: nothing is
     * concluded from it but that.
     */
    public RemoteChanges asInBase() {
        return new RemoteChanges(
                List.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), true);
    }

    /** Between two items a pass may be ended. */
    private ListingVerdict read(RunningPass pass, RemoteListing listing, RemoteLook look)
            throws DriveException {
        String job = pass.job().name();
        try {
            return listing.into(
                    new RemoteItemSink() {
                        @Override
                        public void accept(RemoteItem item) {
                            if (stop.isRaised(job)) {
                                throw new CutOff();
                            }
                            look.accept(item);
                        }

                        @Override
                        public void pause() {
                            if (interludes.pause(pass)) {
                                progress.phase(job, PassProgress.Phase.LOOKING_AT_115);
                            }
                        }
                    });
        } catch (CutOff asked) {
            throw new DriveException.Interrupted("stopped while listing 115");
        }
    }

    /** Ends a listing whose pass has to end. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A folder that the listing did not show is asked for by id before it is believed gone. One
     * that stands outside of the job's folder now is gone for this job.
     */
    private void askForUnseen(RunningPass pass, RemoteLook look) throws DriveException {
        Drive drive = drive(pass);
        Ancestry ancestry = new Ancestry(drive, pass.remoteRoot(), look::isInside);
        List<RemoteId> unseen = look.unseenFolders();
        while (!unseen.isEmpty()) {
            List<RemoteId> gone = new ArrayList<>();
            for (RemoteId folder : unseen) {
                Optional<RemoteItem> item = drive.info(folder);
                Optional<List<RemoteItem>> above =
                        item.isEmpty() ? Optional.empty() : ancestry.above(item.get());
                if (above.isEmpty()) {
                    gone.add(folder);
                } else {
                    above.get().forEach(look::accept);
                    look.accept(item.get());
                }
            }
            look.gone(gone);
            unseen = look.unseenFolders();
        }
    }

    private Drive drive(RunningPass pass) {
        return drives.of(pass.account()).orElseThrow();
    }
}
