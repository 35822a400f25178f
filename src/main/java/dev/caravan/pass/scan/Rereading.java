package dev.caravan.pass.scan;

import dev.caravan.drive.DriveException;
import dev.caravan.local.disk.HashResult;
import dev.caravan.look.Finding;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.state.BaseStore;
import dev.caravan.state.RereadStore;
import dev.caravan.state.RereadStore.Progress;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files again whose stamps say that nothing changed, so that each is read once in the job's
 * {@code rehash}: a little in every whole pass, those that were read longest ago first.
 */
public final class Rereading {

    private static final int BATCH = 256;

    /** What opening a file costs, in bytes of reading. */
    private static final long OPENING = 4096;

    private final StateDatabase database;
    private final RereadStore store;
    private final Hashing hashing;
    private final InstantSource time;

    public Rereading(StateDatabase database, Hashing hashing, InstantSource time) {
        this.database = database;
        this.store = new RereadStore(database);
        this.hashing = hashing;
        this.time = time;
    }

    /**
     * What the look found, and with it the files that have another content than their stamps say,
     * or cannot be read any more.
     */
    public LocalChanges reread(RunningPass pass, LocalChanges changes)
            throws DriveException.Interrupted, InterruptedException {
        Optional<Duration> period = pass.job().rehash();
        if (period.isEmpty() || !pass.isWhole()) {
            return changes;
        }
        Optional<Progress> before = store.find(pass.key());
        if (before.isEmpty()) {
            store.put(pass.key(), new Progress(time.instant(), NodeId.ROOT));
            return changes;
        }
        Round round = new Round(pass, changes, before.get(), period.get());
        try {
            round.read();
        } finally {
            round.keep();
        }
        return round.result();
    }

    /** The files that are due in one pass. */
    private final class Round {
        private final RunningPass pass;
        private final LocalChanges changes;
        private final BaseStore base;
        private final Set<NodeId> judged = new HashSet<>();
        private final List<Touched> touched;
        private final List<Finding> findings;
        private final Progress before;
        private final Duration period;
        private final long all;
        private NodeId last;
        private long spent;

        Round(RunningPass pass, LocalChanges changes, Progress before, Duration period) {
            this.pass = pass;
            this.changes = changes;
            this.before = before;
            this.period = period;
            this.base = new BaseStore(database, pass.key());
            this.touched = new ArrayList<>(changes.touched());
            this.findings = new ArrayList<>(changes.findings());
            this.all = Math.max(1, changes.bytes() + changes.files() * OPENING);
            this.last = before.node();
            touched.forEach(each -> judged.add(each.id()));
            judged.addAll(changes.vanished());
            judged.addAll(changes.left());
            judged.addAll(changes.withdrawn());
            findings.forEach(each -> each.node().ifPresent(judged::add));
        }

        void read() throws DriveException.Interrupted, InterruptedException {
            long due = due();
            while (spent < due) {
                List<BaseNode> files = base.filesAfter(last, BATCH);
                if (files.isEmpty() && last.equals(NodeId.ROOT)) {
                    return;
                }
                if (files.isEmpty()) {
                    last = NodeId.ROOT;
                }
                for (BaseNode file : files) {
                    if (spent >= due) {
                        return;
                    }
                    read(file);
                    last = file.id();
                    spent += OPENING + file.content().map(content -> content.size()).orElse(0L);
                }
            }
        }

        /** The share of the elapsed time, and never more than everything once. */
        private long due() {
            double share =
                    (double) Duration.between(before.until(), time.instant()).toMillis()
                            / Math.max(1, period.toMillis());
            return (long) (all * Math.min(1, share));
        }

        private void read(BaseNode file) throws DriveException.Interrupted, InterruptedException {
            Optional<RelativePath> path = base.path(file.id());
            if (path.isEmpty()
                    || file.stamp().isEmpty()
                    || file.presence() == Presence.REMOTE_ONLY
                    || judged.contains(file.id())) {
                return;
            }
            HashResult result = hashing.readNow(pass.job(), path.get(), file.stamp().orElseThrow());
            if (result instanceof HashResult.Hashed hashed
                    && !file.content().equals(Optional.of(hashed.content()))) {
                touched.add(
                        new Touched(
                                file.id(),
                                file.stamp().orElseThrow(),
                                Optional.of(hashed.content())));
            } else if (result instanceof HashResult.Unreadable unreadable) {
                findings.add(
                        new Finding(
                                path.get(),
                                Finding.Reason.UNREADABLE,
                                Optional.of(file.id()),
                                "could not read it again: " + unreadable.failure().getMessage()));
            }
        }

        void keep() {
            if (spent > 0) {
                Duration paid =
                        Duration.ofMillis((long) (period.toMillis() * ((double) spent / all)));
                Instant earliest = time.instant().minus(period);
                Instant from = before.until().isBefore(earliest) ? earliest : before.until();
                store.put(pass.key(), new Progress(from.plus(paid), last));
            }
        }

        LocalChanges result() {
            findings.sort(Comparator.comparing(Finding::path));
            return new LocalChanges(
                    changes.fresh(),
                    touched,
                    changes.moved(),
                    changes.vanished(),
                    changes.unknown(),
                    changes.left(),
                    changes.withdrawn(),
                    changes.restamped(),
                    findings,
                    changes.files(),
                    changes.bytes());
        }
    }
}
