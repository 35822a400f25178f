package dev.caravan.pass.scan;

import dev.caravan.drive.DriveException;
import dev.caravan.local.disk.Halt;
import dev.caravan.local.disk.HashResult;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.Sha1Hasher;
import dev.caravan.look.Finding;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.match.HashNeeds;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.state.BaseStore;
import dev.caravan.state.HashCache;
import dev.caravan.time.Sleeper;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Reads the files whose content a plan depends on, and those alone. */
public final class Hashing {

    private final HashCache cache;
    private final Ledger ledger;
    private final PassProgress progress;
    private final StopSignal stop;
    private final InstantSource time;
    private final Sleeper sleeper;

    public Hashing(
            HashCache cache,
            Ledger ledger,
            PassProgress progress,
            StopSignal stop,
            InstantSource time,
            Sleeper sleeper) {
        this.cache = cache;
        this.ledger = ledger;
        this.progress = progress;
        this.stop = stop;
        this.time = time;
        this.sleeper = sleeper;
    }

    /**
     * The request with the contents it needs; what cannot be read now stays without one and is left
     * alone.
     */
    public PlanRequest complete(RunningPass pass, PlanRequest request)
            throws DriveException.Interrupted, InterruptedException {
        PlanRequest now = request;
        Set<NodeId> tried = new HashSet<>();
        SortedSet<NodeId> needed = HashNeeds.of(now);
        while (tried.addAll(needed) && !stop.isRaised(pass.job().name())) {
            progress.phase(pass.job().name(), PassProgress.Phase.HASHING);
            now = now.withLocal(hashed(pass, now.local(), needed));
            needed = HashNeeds.of(now);
        }
        return now;
    }

    /**
     * What reading a file came to; known contents of files with exactly this stamp cost no reading.
     */
    public HashResult content(Job job, RelativePath path, Stamp stamp)
            throws DriveException.Interrupted, InterruptedException {
        Optional<Sha1> known = cache.find(stamp);
        if (known.isPresent()) {
            return new HashResult.Hashed(new Content(known.get(), stamp.size()));
        }
        HashResult result = readNow(job, path, stamp);
        if (result instanceof HashResult.Hashed hashed) {
            cache.remember(stamp, hashed.content().sha1());
        }
        return result;
    }

    /** What reading a file comes to now, whatever is known of it. */
    HashResult readNow(Job job, RelativePath path, Stamp stamp)
            throws DriveException.Interrupted, InterruptedException {
        Halt halt = () -> stop.isRaised(job.name());
        try {
            return new Sha1Hasher(files(job), time, this::sleep, halt).hash(path, stamp);
        } catch (InterruptedException e) {
            if (halt.isCalled()) {
                throw new DriveException.Interrupted("stopped while reading " + path);
            }
            throw e;
        }
    }

    /** The files of a job, for reading. */
    public static LocalFiles files(Job job) {
        return new LocalFiles(job.local(), job.symlinks());
    }

    private void sleep(Duration duration) throws InterruptedException {
        sleeper.sleep(duration);
    }

    private LocalChanges hashed(RunningPass pass, LocalChanges local, Set<NodeId> needed)
            throws DriveException.Interrupted, InterruptedException {
        LocalPaths paths = new LocalPaths(ledger.base(pass), local);
        Map<NodeId, Content> contents = new HashMap<>();
        List<Finding> unread = new ArrayList<>();
        for (Fresh entry : local.fresh()) {
            if (needed.contains(entry.id())) {
                read(pass, entry.id(), paths.of(entry.place()), entry.stamp(), unread)
                        .ifPresent(content -> contents.put(entry.id(), content));
            }
        }
        for (Touched entry : local.touched()) {
            if (needed.contains(entry.id())) {
                read(pass, entry.id(), paths.of(entry.id()), entry.stamp(), unread)
                        .ifPresent(content -> contents.put(entry.id(), content));
            }
        }
        return local.withContents(contents, unread);
    }

    /** What cannot be read now is left alone by the plan, and therefore said here. */
    private Optional<Content> read(
            RunningPass pass, NodeId id, RelativePath path, Stamp stamp, List<Finding> unread)
            throws DriveException.Interrupted, InterruptedException {
        if (stop.isRaised(pass.job().name())) {
            return Optional.empty();
        }
        Optional<NodeId> node = id.inBase() ? Optional.of(id) : Optional.empty();
        HashResult result = content(pass.job(), path, stamp);
        if (result instanceof HashResult.Hashed hashed) {
            return Optional.of(hashed.content());
        }
        if (result instanceof HashResult.Busy busy) {
            unread.add(new Finding(path, Finding.Reason.UNSTABLE, node, busy.detail()));
        } else if (result instanceof HashResult.Unreadable unreadable) {
            unread.add(
                    new Finding(
                            path,
                            Finding.Reason.UNREADABLE,
                            node,
                            "could not read it: " + unreadable.failure().getMessage()));
        }
        return Optional.empty();
    }

    /** Where the nodes of a look stand now, folders that were moved included. */
    private static final class LocalPaths {

        private final BaseStore base;
        private final LocalChanges local;
        private final Map<NodeId, Fresh> fresh = new HashMap<>();
        private final Map<NodeId, RelativePath> known = new HashMap<>();

        LocalPaths(BaseStore base, LocalChanges local) {
            this.base = base;
            this.local = local;
            local.fresh().forEach(entry -> fresh.put(entry.id(), entry));
        }

        RelativePath of(Place place) {
            return of(place.parent()).child(place.name());
        }

        RelativePath of(NodeId id) {
            if (id.equals(NodeId.ROOT)) {
                return RelativePath.ROOT;
            }
            RelativePath path = known.get(id);
            if (path == null) {
                path = of(place(id));
                known.put(id, path);
            }
            return path;
        }

        private Place place(NodeId id) {
            Fresh met = fresh.get(id);
            if (met != null) {
                return met.place();
            }
            Place moved = local.moved().get(id);
            return moved != null ? moved : base.node(id).map(BaseNode::place).orElseThrow();
        }
    }
}
