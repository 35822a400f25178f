package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.local.disk.Halt;
import dev.caravan.local.scan.LocalLook;
import dev.caravan.local.scan.Scope;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.pass.base.StoredBase;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Records;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.scan.LocalScan;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.plan.operation.Trash;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Files that were moved out of the folder of this job into that of another one: their copies on 115
 * go only when the other job has sent them, so that 115 has them at all times (HC-053).
 */
public final class Emigrants {

    /** With more folders than this a look at everything costs no more. */
    private static final int MANY = 1000;

    private final StateDatabase database;
    private final Ledger ledger;
    private final Beginning beginning;
    private final Neighbours neighbours;
    private final Records records;
    private final StopSignal stop;
    private final InstantSource time;

    public Emigrants(
            StateDatabase database,
            Bookkeeping books,
            Ledger ledger,
            Beginning beginning,
            Neighbours neighbours,
            StopSignal stop) {
        this.database = database;
        this.records = books.records();
        this.time = books.time();
        this.ledger = ledger;
        this.beginning = beginning;
        this.neighbours = neighbours;
        this.stop = stop;
    }

    /** Lets the others send what they have now, and hands on what may go. */
    public PlannedPass letOthersSend(PlannedPass planned)
            throws DriveException, InterruptedException {
        RunningPass pass = planned.pass();
        Map<FileKey, Leaving> leaving = new HashMap<>();
        Map<Trash, Job> staying = new HashMap<>();
        for (Job other : neighbours.sendingBeside(pass.job().name())) {
            if (leaving.isEmpty()) {
                addAll(leaving, planned);
            }
            if (leaving.isEmpty() || !pass.goesOn()) {
                return planned;
            }
            arrivals(pass, other, leaving).forEach(trash -> staying.put(trash, other));
        }
        staying.forEach((trash, other) -> tell(new Step(pass, trash), other.name()));
        return planned.without(staying.keySet());
    }

    /** A file whose copy on 115 goes because it is not here any more. */
    private record Leaving(Stamp stamp, Trash trash) {

        boolean isFoundAs(Stamp found) {
            return stamp.isOnlyRenamed(found);
        }
    }

    private void addAll(Map<FileKey, Leaving> leaving, PlannedPass planned) {
        BaseStore base = ledger.base(planned.pass());
        Stream.concat(planned.plan().fileTrash().stream(), planned.plan().folderTrash().stream())
                .filter(trash -> trash.side() == Side.REMOTE)
                .filter(trash -> trash.afterwards() == Trash.Afterwards.FORGET)
                .forEach(trash -> add(leaving, base, trash));
    }

    private static void add(Map<FileKey, Leaving> leaving, BaseStore base, Trash trash) {
        for (NodeId id : trash.nodes()) {
            base.node(id)
                    .filter(node -> node.kind() == NodeKind.FILE)
                    .flatMap(BaseNode::stamp)
                    .ifPresent(stamp -> leaving.put(stamp.key(), new Leaving(stamp, trash)));
        }
    }

    /** What has arrived at another job and was not sent by it, even now. */
    private Set<Trash> arrivals(RunningPass pass, Job other, Map<FileKey, Leaving> leaving)
            throws DriveException, InterruptedException {
        Halt halt = () -> stop.isRaised(pass.job().name());
        Search search = new Search(other, leaving, halt);
        search.look(neighbours.unsent(other.name()));
        if (search.folders.isEmpty()) {
            return Set.of();
        }
        Scope where = search.folders.size() > MANY ? Scope.whole() : Scope.folders(search.folders);
        neighbours.pass(new PassOrder(other.name(), pass.trigger(), where), halt);
        search = new Search(other, leaving, halt);
        search.look(where);
        return search.found;
    }

    private void tell(Step step, String other) {
        records.outdated(
                step,
                new Trouble(
                        Cause.FILE_BUSY,
                        "",
                        "did not trash "
                                + step.operation().path()
                                + ": it lies in the folder of the job "
                                + other
                                + " now, which has not sent it yet",
                        "nothing to do: it goes once it was sent; if this stays, look at `caravan"
                                + " failures "
                                + other
                                + "`",
                        Trouble.Reach.ITEM,
                        PassResult.PARTIAL));
    }

    /** A look at the folder of another job for what has left this one. */
    private final class Search {

        private final Job other;
        private final Map<FileKey, Leaving> leaving;
        private final Halt halt;
        private final BaseStore base;
        private final Map<NodeId, Fresh> freshFolders = new HashMap<>();
        private final SortedSet<RelativePath> folders = new TreeSet<>();
        private final Set<Trash> found = new HashSet<>();

        Search(Job other, Map<FileKey, Leaving> leaving, Halt halt) {
            this.other = other;
            this.leaving = leaving;
            this.halt = halt;
            // Whether what is known of it still belongs to it, its own pass says under its lock.
            KnownJob known =
                    new JobStore(database)
                            .find(other.name())
                            .orElseGet(() -> beginning.known(other));
            this.base = new BaseStore(database, known.id());
        }

        void look(Scope scope) throws DriveException, InterruptedException {
            LocalChanges changes = changes(scope);
            changes.fresh().stream()
                    .filter(entry -> entry.kind() == NodeKind.FOLDER)
                    .forEach(folder -> freshFolders.put(folder.id(), folder));
            changes.fresh().forEach(entry -> judge(entry.stamp(), entry.place().parent()));
            changes.touched()
                    .forEach(
                            file ->
                                    base.node(file.id())
                                            .ifPresent(
                                                    node ->
                                                            judge(
                                                                    file.stamp(),
                                                                    node.place().parent())));
        }

        private LocalChanges changes(Scope scope) throws DriveException, InterruptedException {
            try {
                // What came a moment ago is not taken by the other job yet, but it is there.
                return new LocalLook(LocalScan.settings(other).atOnce(), time, halt)
                        .look(new StoredBase(base), scope);
            } catch (InterruptedException e) {
                if (halt.isCalled()) {
                    throw new DriveException.Interrupted("stopped while looking for moved files");
                }
                throw e;
            }
        }

        private void judge(Stamp stamp, NodeId folder) {
            Leaving left = leaving.get(stamp.key());
            if (left != null && left.isFoundAs(stamp)) {
                found.add(left.trash());
                path(folder).ifPresent(folders::add);
            }
        }

        /** Where a folder stands; the other job's pass may know it, or not yet. */
        private Optional<RelativePath> path(NodeId folder) {
            Fresh fresh = freshFolders.get(folder);
            return fresh == null
                    ? base.path(folder)
                    : path(fresh.place().parent())
                            .map(parent -> parent.child(fresh.place().name()));
        }
    }
}
