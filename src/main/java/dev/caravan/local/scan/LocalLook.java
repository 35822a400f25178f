package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.Halt;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.root.RootCheck;
import dev.caravan.look.LocalChanges;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Looks at a job's local folder and tells in what it differs from the base.
 *
 * <p>Folders are entered depth first, names in order, so that two looks at the same tree say the
 * same. What is equal leaves nothing behind in memory. Whatever could not be read is told as a
 * finding and never as absence. Fresh nodes are numbered -1, -2, … . One look at a time.
 */
public final class LocalLook {

    private final LookSettings settings;
    private final InstantSource time;
    private final Disk disk;
    private final Halt halt;
    private Map<FileKey, Stamp> changedInTheFuture = Map.of();

    public LocalLook(LookSettings settings, InstantSource time) {
        this(settings, time, Halt.NEVER);
    }

    /**
     * @param halt ends a look that is under way
     */
    public LocalLook(LookSettings settings, InstantSource time, Halt halt) {
        this(settings, time, new RealDisk(), halt);
    }

    LocalLook(LookSettings settings, InstantSource time, Disk disk) {
        this(settings, time, disk, Halt.NEVER);
    }

    LocalLook(LookSettings settings, InstantSource time, Disk disk, Halt halt) {
        this.settings = settings;
        this.time = time;
        this.disk = disk;
        this.halt = halt;
    }

    /**
     * Looks at everything in scope. A root that cannot be read makes {@link NodeId#ROOT} unknown;
     * whether it is the right root is for {@link RootCheck} to say.
     *
     * @throws InterruptedException when it was halted or the thread is interrupted; nothing is
     *     known then
     */
    public LocalChanges look(BaseLookup base, Scope scope) throws InterruptedException {
        Differences differences = new Differences();
        Steadiness steadiness =
                new Steadiness(settings.stableFor(), time.instant(), changedInTheFuture);
        try {
            Path root = settings.root().toRealPath();
            FolderReader reader =
                    new FolderReader(
                            disk, new LinkTargets(root, settings.symlinks(), disk), time, halt);
            List<Visit> starts = new Starts(root, base, disk, settings.filters()).of(scope);
            new LocalWalk(root, base, disk, differences, steadiness).walk(reader, starts, halt);
        } catch (IOException e) {
            differences.unreadable(RelativePath.ROOT, NodeId.ROOT, e);
        }
        changedInTheFuture = steadiness.changedInTheFuture();
        return differences.changes();
    }
}
