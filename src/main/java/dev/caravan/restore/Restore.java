package dev.caravan.restore;

import dev.caravan.cause.Cause;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.local.LocalFolder;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.Sha1Hasher;
import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.remote.RemoteInventory;
import dev.caravan.time.Sleeper;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings files of a job's folder on 115 back into a local folder.
 *
 * <p>It needs a login and nothing else; where a state is there it only lends its room for the
 * listing, and the names. It writes nothing but into the target folder, and a second run goes on
 * where the first ended.
 */
public final class Restore {

    private final StateDatabase room;
    private final Drive drive;
    private final PassProgress progress;
    private final InstantSource time;
    private final Sleeper sleeper;

    public Restore(
            StateDatabase room,
            Drive drive,
            PassProgress progress,
            InstantSource time,
            Sleeper sleeper) {
        this.room = room;
        this.drive = drive;
        this.progress = progress;
        this.time = time;
        this.sleeper = sleeper;
    }

    /**
     * Carries out a wish.
     *
     * @param root the job's folder on 115
     */
    public RestoreReport run(String job, RemoteId root, KnownNames names, Wish wish)
            throws DriveException, IOException {
        Files.createDirectories(wish.target());
        try (RemoteInventory inventory = RemoteInventory.begin(room)) {
            progress.phase(job, PassProgress.Phase.LOOKING_AT_115);
            ListingVerdict verdict = drive.tree(root, FolderMemory.NONE).into(inventory);
            Target target = target(wish);
            RestoreReport report =
                    new Restoration(
                                    job,
                                    new Catalogue(inventory, root, names, wish),
                                    target,
                                    wish,
                                    progress)
                            .run();
            target.tidy();
            return judged(report, verdict);
        }
    }

    private Target target(Wish wish) {
        LocalFiles files = new LocalFiles(wish.target(), SymlinkPolicy.SKIP);
        return new Target(
                wish.target(),
                new LocalFolder(wish.target(), time),
                new Sha1Hasher(files, time, sleeper),
                drive);
    }

    /** What 115 did not show cannot have been restored. */
    private static RestoreReport judged(RestoreReport report, ListingVerdict verdict) {
        if (verdict.complete() && verdict.unknown().isEmpty()) {
            return report;
        }
        List<NotRestored> all = new ArrayList<>(report.notRestored());
        all.add(
                new NotRestored(
                        RelativePath.ROOT,
                        Cause.SCAN_INCOMPLETE,
                        "115 did not show the whole folder ("
                                + verdict.reason()
                                + "); run it again"));
        return new RestoreReport(
                report.restored(), report.bytes(), report.alreadyRight(), all, report.end());
    }
}
