package dev.caravan.pass.root;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.job.AccountOwner;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassResult;
import dev.caravan.state.RemoteRootStore;
import dev.caravan.state.RemoteRootStore.Standing;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the job's folder on 115: by the id it had when a pass last saw it, and by its path only the
 * very first time.
 *
 * <p>A folder that was there once and is not found again is never made anew: an empty one would
 * look like a mass deletion.
 */
public final class RemoteRoot {

    /** 115 holds no deeper folders; a longer way up is a circle. */
    private static final int DEEPEST = 64;

    private final DriveDirectory drives;
    private final AccountOwner owner;
    private final JobStore known;
    private final RemoteRootStore standings;

    public RemoteRoot(
            DriveDirectory drives, AccountOwner owner, JobStore known, RemoteRootStore standings) {
        this.drives = drives;
        this.owner = owner;
        this.known = known;
        this.standings = standings;
    }

    public RunningPass find(RunningPass pass) throws PassProblem, DriveException {
        KnownJob remembered = known.find(pass.job().name()).orElseThrow();
        Drive drive = drives.of(pass.account()).orElseThrow();
        sameUser(pass, remembered);
        Optional<RemoteId> before = remembered.identity().remoteRoot();
        if (before.isPresent() && !pass.isWhole()) {
            // A pass that only brings files finds out when it brings them.
            pass.roots().foundRemote(before.get());
            return pass;
        }
        RemoteId root = before.isPresent() ? again(pass, drive, before.get()) : first(pass, drive);
        pass.roots().foundRemote(root);
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
        if (item.isEmpty()) {
            throw gone(pass, drive);
        }
        if (item.get().kind() != NodeKind.FOLDER) {
            throw problem(pass, Cause.REMOTE_ROOT_MISSING, "is a file on 115, and no folder");
        }
        inItsPlace(pass, drive, item.get());
        return root;
    }

    /** What stands at the path now is another folder, or nothing: neither is taken for ours. */
    private PassProblem gone(RunningPass pass, Drive drive) throws DriveException {
        Optional<RemoteItem> other = atPath(pass, drive);
        return other.isPresent()
                ? problem(
                        pass,
                        Cause.REMOTE_ROOT_IDENTITY,
                        "is not on 115 any more; another one stands in its place (id "
                                + other.get().id()
                                + "), and nothing was done with it")
                : problem(pass, Cause.REMOTE_ROOT_MISSING, "is not on 115 any more");
    }

    private Optional<RemoteItem> atPath(RunningPass pass, Drive drive) throws DriveException {
        List<String> names = pass.job().remote().names();
        return names.isEmpty() ? Optional.empty() : drive.findFolder(RemoteId.ROOT, names);
    }

    /**
     * The job goes on with a folder that was renamed or moved, by its id, and says where it is now
     * (HC-199); not when another one took its place, for then nobody knows which of them is meant.
     */
    private void inItsPlace(RunningPass pass, Drive drive, RemoteItem root)
            throws PassProblem, DriveException {
        if (pass.job().remote().names().isEmpty()) {
            return;
        }
        Standing now = new Standing(root.parent(), root.name());
        Optional<Standing> before = standings.find(pass.key());
        if (before.isEmpty()) {
            standings.put(pass.key(), now);
        }
        if (before.isEmpty() || before.get().equals(now)) {
            return;
        }
        Optional<RemoteItem> other = atPath(pass, drive);
        if (other.isPresent() && other.get().id().equals(root.id())) {
            // The folders above it were moved or renamed, and back.
            standings.put(pass.key(), now);
            return;
        }
        String path = path(drive, root);
        if (other.isPresent()) {
            throw problem(
                    pass,
                    Cause.REMOTE_ROOT_IDENTITY,
                    "is now " + path + ", and another folder stands in its place");
        }
        pass.remarks()
                .warn(
                        Cause.REMOTE_ROOT_IDENTITY,
                        "the folder "
                                + pass.job().remote().text()
                                + " of job "
                                + pass.job().name()
                                + " is now "
                                + path
                                + " on 115; the pass went on with it: correct `remote`, or move it back");
    }

    private static String path(Drive drive, RemoteItem folder) throws DriveException {
        Deque<String> names = new ArrayDeque<>();
        Optional<RemoteItem> at = Optional.of(folder);
        while (at.isPresent() && names.size() < DEEPEST) {
            names.addFirst(at.get().name());
            RemoteId parent = at.get().parent();
            at = parent.equals(RemoteId.ROOT) ? Optional.empty() : drive.info(parent);
        }
        return "/" + String.join("/", names);
    }

    private RemoteId first(RunningPass pass, Drive drive) throws PassProblem, DriveException {
        Optional<RemoteId> given = pass.job().remote().id();
        if (given.isPresent()) {
            return again(pass, drive, given.get());
        }
        @Nullable RemoteItem at = null;
        for (String name : pass.job().remote().names()) {
            RemoteId in = at == null ? RemoteId.ROOT : at.id();
            Optional<RemoteItem> next = drive.findFolder(in, List.of(name));
            at = next.isPresent() ? next.get() : drive.makeFolder(in, name);
        }
        if (at == null) {
            return RemoteId.ROOT;
        }
        standings.put(pass.key(), new Standing(at.parent(), at.name()));
        return at.id();
    }

    private static PassProblem problem(RunningPass pass, Cause cause, String what) {
        return new PassProblem(
                PassResult.WAITING,
                cause,
                "the folder "
                        + pass.job().remote().text()
                        + " of job "
                        + pass.job().name()
                        + " "
                        + what,
                Advice.of(cause).replace("JOB", pass.job().name()));
    }
}
