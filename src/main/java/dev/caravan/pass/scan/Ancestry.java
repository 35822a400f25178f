package dev.caravan.pass.scan;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.name.VersionName;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The folders above items on 115, asked for one by one until a folder that is surely in the job is
 * reached, or the top of the account: what leads there has left the job (HC-055).
 */
public final class Ancestry {

    private static final int DEEPEST = 1000;

    private final Drive drive;
    private final RemoteId root;
    private final Predicate<RemoteId> isInside;
    private final Set<RemoteId> outside = new HashSet<>();

    /**
     * @param root the job's folder
     * @param isInside whether a folder is known to be in the job, its root among them
     */
    Ancestry(Drive drive, RemoteId root, Predicate<RemoteId> isInside) {
        this.drive = drive;
        this.root = root;
        this.isInside = isInside;
    }

    /** What trusts nothing but what 115 says now. */
    public static Ancestry ofJob(RunningPass pass, Drive drive) {
        return new Ancestry(drive, pass.remoteRoot(), pass.remoteRoot()::equals);
    }

    /** Whether an item is somewhere in the job's folder. */
    public boolean holds(RemoteItem item) throws DriveException {
        return above(item).isPresent();
    }

    /**
     * The folders between an item and the first one that is known to be in the job, lowest first;
     * empty when the item is not in the job.
     */
    Optional<List<RemoteItem>> above(RemoteItem item) throws DriveException {
        List<RemoteItem> folders = new ArrayList<>();
        RemoteId at = item.parent();
        while (!isInside.test(at)) {
            Optional<RemoteItem> folder = isOutside(at) ? Optional.empty() : drive.info(at);
            if (folder.isEmpty() || isOurOwn(folder.get())) {
                folders.forEach(each -> outside.add(each.id()));
                outside.add(at);
                return Optional.empty();
            }
            if (folders.size() == DEEPEST) {
                throw new DriveException.NotUnderstood(
                        "could not find out where " + item.id() + " is on 115", "depth", null);
            }
            folders.add(folder.get());
            at = folder.get().parent();
        }
        return Optional.of(folders);
    }

    /** What lies among the old versions is no part of the tree. */
    private boolean isOurOwn(RemoteItem folder) {
        return folder.parent().equals(root) && folder.name().equals(VersionName.FOLDER);
    }

    private boolean isOutside(RemoteId folder) {
        return folder.equals(RemoteId.ROOT) || outside.contains(folder);
    }
}
