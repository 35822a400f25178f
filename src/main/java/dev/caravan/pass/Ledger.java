package dev.caravan.pass;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.plan.BaseEdit;
import dev.caravan.plan.Expected;
import dev.caravan.plan.MakeFolder;
import dev.caravan.plan.Move;
import dev.caravan.plan.Occupant;
import dev.caravan.plan.Operation;
import dev.caravan.plan.Trash;
import dev.caravan.plan.Upload;
import dev.caravan.state.BaseStore;
import dev.caravan.state.ClaimStore;
import dev.caravan.state.JobId;
import dev.caravan.state.RemoteFolderMemory;
import dev.caravan.state.StateDatabase;
import dev.caravan.state.StateException;
import dev.caravan.state.Superseded;
import dev.caravan.state.SupersededStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Stamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the base from outcomes, one operation at a time, and never from plans (DR-3).
 *
 * <p>Each method is called after 115 or the file system proved the outcome; what it writes is on
 * disk when it returns.
 */
public final class Ledger {

    private final StateDatabase database;
    private final SupersededStore superseded;
    private final ClaimStore claims;
    private final Records records;
    private final Map<JobId, BaseStore> bases = new ConcurrentHashMap<>();

    public Ledger(StateDatabase database, Records records) {
        this.database = database;
        this.superseded = new SupersededStore(database);
        this.claims = new ClaimStore(database);
        this.records = records;
    }

    BaseStore base(RunningPass pass) {
        return bases.computeIfAbsent(pass.key(), key -> new BaseStore(database, key));
    }

    /** Remembers what both looks already prove; forgetting waits for the end of the pass. */
    void apply(RunningPass pass, List<BaseEdit> edits) {
        BaseStore base = base(pass);
        for (BaseEdit edit : edits) {
            if (edit instanceof BaseEdit.Adopt adopt) {
                adopt(pass, base, adopt);
            } else if (edit instanceof BaseEdit.Update update) {
                base.put(resolved(pass, update.row()));
            } else if (edit instanceof BaseEdit.Restamp restamp) {
                base.node(restamp.node())
                        .ifPresent(node -> base.put(withStamp(node, restamp.stamp())));
            }
        }
    }

    private static void adopt(RunningPass pass, BaseStore base, BaseEdit.Adopt adopt) {
        NodeId number = pass.inBase(adopt.node()).orElseGet(base::nextId);
        base.put(
                resolved(
                        pass,
                        new BaseNode(
                                number,
                                adopt.place(),
                                adopt.remoteName(),
                                adopt.kind(),
                                adopt.content(),
                                Optional.of(adopt.remoteId()),
                                Optional.of(adopt.stamp()),
                                Presence.BOTH)));
        pass.remembered(adopt.node(), number);
    }

    private static BaseNode resolved(RunningPass pass, BaseNode node) {
        NodeId parent =
                pass.inBase(node.place().parent())
                        .orElseThrow(
                                () -> new IllegalStateException("no parent for " + node.place()));
        return new BaseNode(
                node.id(),
                new Place(parent, node.place().name()),
                node.remoteName(),
                node.kind(),
                node.content(),
                node.remoteId(),
                node.stamp(),
                node.presence());
    }

    private static BaseNode withStamp(BaseNode node, Stamp stamp) {
        return new BaseNode(
                node.id(),
                node.place(),
                node.remoteName(),
                node.kind(),
                node.content(),
                node.remoteId(),
                Optional.of(stamp),
                node.presence());
    }

    /** The folder stands on 115. */
    public void folderMade(Step step, RemoteItem item) {
        MakeFolder made = (MakeFolder) step.operation();
        String local = made.otherName().orElse(made.where().name());
        BaseNode node =
                new BaseNode(
                        number(step),
                        new Place(parent(step, made.where().place().parent()), local),
                        differing(local, item.name()),
                        NodeKind.FOLDER,
                        Optional.empty(),
                        Optional.of(item.id()),
                        made.stamp(),
                        Presence.BOTH);
        commit(step, node, "folder " + item.id() + " answered by 115");
        remembered(step, item.id(), item.parent(), item.name());
    }

    /** The next look at 115 need not ask where a folder stands that we put there ourselves. */
    private void remembered(Step step, RemoteId folder, RemoteId parent, String name) {
        RemoteItem item =
                new RemoteItem(
                        folder,
                        parent,
                        name,
                        NodeKind.FOLDER,
                        Optional.empty(),
                        Optional.empty(),
                        RemoteItem.State.WHOLE);
        new RemoteFolderMemory(database, step.pass().key()).remember(List.of(item));
    }

    /**
     * The file stands on 115, proved by SHA-1 and size. Returns the older version that must go now,
     * if any; until it is gone the next pass knows that it has to.
     */
    public Step uploaded(Step step, UploadReceipt receipt) {
        Upload upload = (Upload) step.operation();
        NodeId number = number(step);
        Place local = upload.source().place();
        BaseNode node =
                new BaseNode(
                        number,
                        new Place(parent(step, local.parent()), local.name()),
                        differing(local.name(), receipt.name()),
                        NodeKind.FILE,
                        Optional.of(receipt.content()),
                        Optional.of(receipt.id()),
                        Optional.of(upload.stamp()),
                        Presence.BOTH);
        Optional<Superseded> old =
                upload.replaces()
                        .filter(
                                occupant ->
                                        !occupant.expected()
                                                .remoteId()
                                                .equals(Optional.of(receipt.id())))
                        .map(Occupant::expected)
                        .flatMap(expected -> superseded(expected, upload.path(), receipt.id()));
        database.together(
                () -> {
                    commit(step, node, "sha1 and size answered by 115, id " + receipt.id());
                    claims.add(step.pass().key(), receipt.id(), records.now());
                    upload.replaces().ifPresent(occupant -> forgetOccupant(step, occupant, number));
                    old.ifPresent(version -> superseded.add(step.pass().key(), version));
                });
        step.pass().tally().uploaded(receipt);
        return step.replacing(old);
    }

    /** What stood in the way of a move or of a new folder is in the recycle bin. */
    public void displaced(Step step) {
        step.operation()
                .replaces()
                .ifPresent(occupant -> forgetOccupant(step, occupant, step.operation().node()));
    }

    private void forgetOccupant(Step step, Occupant occupant, NodeId successor) {
        if (occupant.node().value() > 0 && !occupant.node().equals(successor)) {
            base(step.pass()).remove(occupant.node());
        }
    }

    /** The older version of a replaced file is in the recycle bin. */
    public void oldVersionGone(Step step) {
        step.superseded().ifPresent(old -> superseded.gone(step.pass().key(), old.id()));
    }

    /**
     * The item stands at its new place on 115.
     *
     * @param given the name that 115 really gave it; absent when it kept its name
     */
    public void moved(Step step, @Nullable String given) {
        Move move = (Move) step.operation();
        String nameOn115 = Optional.ofNullable(given).orElse(move.where().name());
        if (move.isAside() || !move.node().inBase()) {
            records.done(step, "moved on 115");
            return;
        }
        BaseNode before = base(step.pass()).node(move.node()).orElseThrow();
        String local = move.otherName().orElse(move.where().name());
        BaseNode after =
                new BaseNode(
                        before.id(),
                        new Place(parent(step, move.where().place().parent()), local),
                        differing(local, nameOn115),
                        before.kind(),
                        before.content(),
                        before.remoteId(),
                        before.stamp(),
                        before.presence());
        commit(
                step,
                after,
                "moved on 115, id " + before.remoteId().map(RemoteId::value).orElse(""));
        if (after.kind() == NodeKind.FOLDER && after.remoteId().isPresent()) {
            RemoteId parent = folderOn115(step, move.where().place());
            remembered(step, after.remoteId().get(), parent, nameOn115);
        }
        step.pass().tally().moved();
    }

    /** The item is in 115's recycle bin. */
    public void trashed(Step step) {
        Trash trash = (Trash) step.operation();
        database.together(
                () -> {
                    if (trash.node().inBase()) {
                        afterwards(step, trash);
                    }
                    records.done(step, "in 115's recycle bin");
                });
        step.pass().tally().trashed(trash.files());
    }

    /**
     * The node is gone from both sides, or left the scope; folders that still hold something stay.
     */
    void forget(RunningPass pass, NodeId node) {
        BaseStore base = base(pass);
        if (base.children(node).isEmpty()) {
            base.remove(node);
        }
    }

    /** The operation is not due again yet after it failed before. */
    public void rested(Step step) {
        recording(step, () -> records.rests(step));
    }

    /** The operation was not done; the pass goes on with what does not depend on it. */
    public void failed(Step step, Throwable problem) {
        Trouble trouble = Trouble.of(problem);
        step.pass().missing(step.operation().node());
        if (problem instanceof DriveException.Interrupted) {
            if (step.pass().transfersClosed().isPresent()) {
                recording(step, () -> records.putOff(step));
            } else {
                step.pass().interrupted();
            }
            return;
        }
        step.pass().suffered(trouble);
        if (isOfFolder(problem)) {
            forgetFolder(step);
        }
        recording(step, () -> records.failed(step, trouble));
    }

    /** A failure that cannot be put on record ends the pass; thrown, it would escape its route. */
    private static void recording(Step step, Runnable record) {
        try {
            record.run();
        } catch (StateException unwritable) {
            step.pass().suffered(Trouble.of(unwritable));
        }
    }

    private static boolean isOfFolder(Throwable problem) {
        return problem instanceof DriveException.Gone || problem instanceof DriveException.Mismatch;
    }

    /** The next look asks 115 for the folder instead of believing what is remembered of it. */
    private void forgetFolder(Step step) {
        recording(
                step,
                () ->
                        new RemoteFolderMemory(database, step.pass().key())
                                .forget(
                                        List.of(
                                                folderOn115(
                                                        step, step.operation().where().place()))));
    }

    private static Optional<Superseded> superseded(
            Expected expected, RelativePath path, RemoteId successor) {
        return expected.remoteId()
                .map(id -> new Superseded(id, expected.content(), path, successor));
    }

    private void afterwards(Step step, Trash trash) {
        BaseStore base = base(step.pass());
        switch (trash.afterwards()) {
            case FORGET -> base.remove(trash.node());
            case KEEP -> {}
            case LOCAL_ONLY -> expectOn(base, trash.node(), Presence.LOCAL_ONLY);
            case REMOTE_ONLY -> expectOn(base, trash.node(), Presence.REMOTE_ONLY);
        }
    }

    private static void expectOn(BaseStore base, NodeId id, Presence presence) {
        base.node(id).ifPresent(node -> base.put(withPresence(node, presence)));
        for (BaseNode child : base.children(id)) {
            expectOn(base, child.id(), presence);
        }
    }

    private static BaseNode withPresence(BaseNode node, Presence presence) {
        return new BaseNode(
                node.id(),
                node.place(),
                node.remoteName(),
                node.kind(),
                node.content(),
                presence == Presence.LOCAL_ONLY ? Optional.empty() : node.remoteId(),
                presence == Presence.REMOTE_ONLY ? Optional.<Stamp>empty() : node.stamp(),
                presence);
    }

    private void commit(Step step, BaseNode node, String evidence) {
        database.together(
                () -> {
                    base(step.pass()).put(node);
                    records.done(step, evidence);
                });
        step.pass().remembered(step.operation().node(), node.id());
        step.pass().worked();
    }

    /** The node's number in the base; one that was just met gets its own now. */
    private NodeId number(Step step) {
        return step.pass()
                .inBase(step.operation().node())
                .orElseGet(() -> base(step.pass()).nextId());
    }

    private static NodeId parent(Step step, NodeId planned) {
        return step.pass()
                .inBase(planned)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "parent " + planned + " is not in the base"));
    }

    private static Optional<String> differing(String local, String remote) {
        return local.equals(remote) ? Optional.empty() : Optional.of(remote);
    }

    /** The folder on 115 that holds where an operation happens. */
    RemoteId folderOn115(Step step, Place place) {
        NodeId parent = parent(step, place.parent());
        if (parent.equals(NodeId.ROOT)) {
            return step.pass().remoteRoot();
        }
        return base(step.pass())
                .node(parent)
                .flatMap(BaseNode::remoteId)
                .orElseThrow(
                        () -> new IllegalStateException("folder " + parent + " is not on 115"));
    }

    /** Whether the folder that an operation needs is there. */
    boolean hasParents(Step step) {
        Operation operation = step.operation();
        NodeId parent = operation.where().place().parent();
        return step.pass().inBase(parent).isPresent() && !step.pass().isMissing(parent);
    }
}
