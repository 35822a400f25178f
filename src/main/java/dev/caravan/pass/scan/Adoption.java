package dev.caravan.pass.scan;

import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.local.disk.Halt;
import dev.caravan.local.disk.HashResult;
import dev.caravan.local.scan.LocalLook;
import dev.caravan.local.scan.Scope;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.pass.base.StoredBase;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.root.LocalRoot;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.state.BaseStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.remote.RemoteFolderMemory;
import dev.caravan.state.remote.RemoteLook;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes into an empty base what both sides already have, folder by folder, before a pass looks.
 *
 * <p>The planner would find the same, but it holds every difference in memory, and without a base
 * everything is one: a library of a million files on both sides would not fit (HC-339). Taken is
 * only what has one name on both sides, once, and for files one SHA-1 and size; all the rest is
 * left to the planner.
 */
public final class Adoption {

    /** From so many files on it is worth a look of its own. */
    private static final int LARGE = 50_000;

    private static final int BATCH = 1000;

    private final StateDatabase database;
    private final DriveDirectory drives;
    private final LocalRoot root;
    private final Hashing hashing;
    private final StopSignal stop;
    private final InstantSource time;
    private final int large;

    public Adoption(
            StateDatabase database,
            DriveDirectory drives,
            LocalRoot root,
            Hashing hashing,
            StopSignal stop,
            InstantSource time) {
        this(database, drives, root, hashing, stop, time, LARGE);
    }

    Adoption(
            StateDatabase database,
            DriveDirectory drives,
            LocalRoot root,
            Hashing hashing,
            StopSignal stop,
            InstantSource time,
            int large) {
        this.database = database;
        this.drives = drives;
        this.root = root;
        this.hashing = hashing;
        this.stop = stop;
        this.time = time;
        this.large = large;
    }

    /** Does so when the base is empty and the folder is large; hands the pass on. */
    public RunningPass adopt(RunningPass pass)
            throws DriveException, PassProblem, InterruptedException {
        BaseStore base = new BaseStore(database, pass.key());
        if (!base.children(NodeId.ROOT).isEmpty()) {
            return pass;
        }
        root.check(pass);
        LocalChanges local = look(pass, base);
        if (local.files() < large) {
            return pass;
        }
        try (RemoteLook remote = RemoteLook.begin(database, pass.key(), pass.remoteRoot())) {
            ListingVerdict verdict =
                    drives.of(pass.account())
                            .orElseThrow()
                            .tree(pass.remoteRoot(), new RemoteFolderMemory(database, pass.key()))
                            .into(remote);
            if (verdict.complete() && verdict.unknown().isEmpty()) {
                new Walk(pass, base, remote, local).run();
            }
        }
        return pass;
    }

    private LocalChanges look(RunningPass pass, BaseStore base)
            throws DriveException.Interrupted, InterruptedException {
        Halt halt = () -> stop.isRaised(pass.job().name());
        try {
            return new LocalLook(LocalScan.settings(pass.job()), time, halt)
                    .look(new StoredBase(base), Scope.whole());
        } catch (InterruptedException e) {
            if (halt.isCalled()) {
                throw new DriveException.Interrupted("stopped while looking at the local folder");
            }
            throw e;
        }
    }

    /** A folder that stands on both sides. */
    private record Pair(NodeId local, RemoteId remote, NodeId base, RelativePath path) {}

    /** One way through all folders that both sides have. */
    private final class Walk {

        private final RunningPass pass;
        private final BaseStore base;
        private final RemoteLook remote;
        private final Map<NodeId, List<Fresh>> children = new HashMap<>();
        private final Deque<Pair> folders = new ArrayDeque<>();
        private final List<BaseNode> rows = new ArrayList<>();

        Walk(RunningPass pass, BaseStore base, RemoteLook remote, LocalChanges local) {
            this.pass = pass;
            this.base = base;
            this.remote = remote;
            for (Fresh entry : local.fresh()) {
                children.computeIfAbsent(entry.place().parent(), id -> new ArrayList<>())
                        .add(entry);
            }
        }

        void run() throws DriveException.Interrupted, InterruptedException {
            folders.add(new Pair(NodeId.ROOT, pass.remoteRoot(), NodeId.ROOT, RelativePath.ROOT));
            while (!folders.isEmpty() && !stop.isRaised(pass.job().name())) {
                folder(folders.remove());
            }
            write();
        }

        private void folder(Pair pair) throws DriveException.Interrupted, InterruptedException {
            Map<String, Optional<RemoteItem>> items = new HashMap<>();
            for (RemoteItem item : remote.childrenOf(pair.remote)) {
                // A name that comes twice is for the planner.
                items.merge(item.name(), Optional.of(item), (one, other) -> Optional.empty());
            }
            for (Fresh entry : children.getOrDefault(pair.local, List.of())) {
                Optional<RemoteItem> item =
                        items.getOrDefault(entry.place().name(), Optional.empty())
                                .filter(it -> it.kind() == entry.kind());
                if (item.isPresent()) {
                    take(pair, entry, item.get());
                }
            }
        }

        private void take(Pair pair, Fresh entry, RemoteItem item)
                throws DriveException.Interrupted, InterruptedException {
            RelativePath path = pair.path.child(entry.place().name());
            if (entry.kind() == NodeKind.FILE && !isEqual(entry, path, item)) {
                return;
            }
            NodeId id = base.nextId();
            rows.add(
                    new BaseNode(
                            id,
                            new Place(pair.base, entry.place().name()),
                            Optional.empty(),
                            entry.kind(),
                            item.content().filter(content -> entry.kind() == NodeKind.FILE),
                            Optional.of(item.id()),
                            Optional.of(entry.stamp()),
                            Presence.BOTH));
            if (entry.kind() == NodeKind.FOLDER) {
                folders.add(new Pair(entry.id(), item.id(), id, path));
            }
            if (rows.size() >= BATCH) {
                write();
            }
        }

        private boolean isEqual(Fresh entry, RelativePath path, RemoteItem item)
                throws DriveException.Interrupted, InterruptedException {
            boolean possible =
                    item.state() == RemoteItem.State.WHOLE
                            && item.content().isPresent()
                            && item.content().get().size() == entry.stamp().size();
            return possible
                    && hashing.content(pass.job(), path, entry.stamp())
                            instanceof HashResult.Hashed hashed
                    && Optional.of(hashed.content()).equals(item.content());
        }

        private void write() {
            base.putAll(rows);
            rows.clear();
        }
    }
}
