package dev.caravan.pass;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassResult;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;

/**
 * Finds the job's folder on 115: by the id it had when a pass last saw it, and by its path only the
 * very first time.
 *
 * <p>A folder that was there once and is not found again is never made anew: an empty one would
 * look like a mass deletion.
 */
public final class RemoteRoot {

    private final DriveDirectory drives;
    private final AccountOwner owner;
    private final JobStore known;

    public RemoteRoot(DriveDirectory drives, AccountOwner owner, JobStore known) {
        this.drives = drives;
        this.owner = owner;
        this.known = known;
    }

    public RunningPass find(RunningPass pass) throws PassProblem, DriveException {
        KnownJob remembered = known.find(pass.job().name()).orElseThrow();
        Drive drive = drives.of(pass.account()).orElseThrow();
        sameUser(pass, remembered);
        Optional<RemoteId> before = remembered.identity().remoteRoot();
        RemoteId root = before.isPresent() ? again(pass, drive, before.get()) : first(pass, drive);
        pass.foundRemoteRoot(root);
        return pass;
    }

    private void sameUser(RunningPass pass, KnownJob remembered)
            throws PassProblem, DriveException {
        String user = owner.user(pass.account());
        Optional<String> before = remembered.identity().userId();
        if (before.isPresent() && !before.get().equals(user)) {
            throw new PassProblem(
                    PassResult.WAITING,
                    Cause.ACCOUNT_CHANGED,
                    "account "
                            + pass.account()
                            + " is now logged in as another 115 user than the one that job "
                            + pass.job().name()
                            + " belongs to; nothing was done",
                    Advice.of(Cause.ACCOUNT_CHANGED));
        }
    }

    private RemoteId again(RunningPass pass, Drive drive, RemoteId root)
            throws PassProblem, DriveException {
        if (root.equals(RemoteId.ROOT)) {
            return root;
        }
        Optional<RemoteItem> item = drive.info(root);
        if (item.filter(found -> found.kind() == NodeKind.FOLDER).isEmpty()) {
            throw missing(pass, "is not on 115 any more");
        }
        return root;
    }

    private RemoteId first(RunningPass pass, Drive drive) throws PassProblem, DriveException {
        Optional<RemoteId> given = pass.job().remote().id();
        if (given.isPresent()) {
            return again(pass, drive, given.get());
        }
        RemoteId at = RemoteId.ROOT;
        for (String name : pass.job().remote().names()) {
            Optional<RemoteItem> next = drive.findFolder(at, List.of(name));
            at = next.isPresent() ? next.get().id() : drive.makeFolder(at, name).id();
        }
        return at;
    }

    private static PassProblem missing(RunningPass pass, String what) {
        return new PassProblem(
                PassResult.WAITING,
                Cause.REMOTE_ROOT_MISSING,
                "the folder "
                        + pass.job().remote().text()
                        + " of job "
                        + pass.job().name()
                        + " "
                        + what,
                Advice.of(Cause.REMOTE_ROOT_MISSING));
    }
}
