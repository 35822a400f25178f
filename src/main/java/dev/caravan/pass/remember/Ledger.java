package dev.caravan.pass.remember;

import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.pass.base.PassBase;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.plan.operation.Expected;
import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Trash;
import dev.caravan.plan.operation.Upload;
import dev.caravan.state.BaseStore;
import dev.caravan.state.ClaimStore;
import dev.caravan.state.ParkedStore;
import dev.caravan.state.Superseded;
import dev.caravan.state.SupersededStore;
import dev.caravan.state.TrashedStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.remote.RemoteFolderMemory;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the base from outcomes on 115, one operation at a time, and never from plans (DR-3).
 *
 * <p>Each method is called after 115 proved the outcome; what it writes is on disk when it returns.
 */
public final class Ledger {

    private final StateDatabase database;
    private final SupersededStore superseded;
    private final ClaimStore claims;
    private final TrashedStore trashed;
    private final ParkedStore parked;
    private final Remembering remembering;
    private final Whereabouts whereabouts;

    public Ledger(Remembering remembering) {
        this.database = remembering.database();
        this.superseded = new SupersededStore(database);
        this.claims = new ClaimStore(database);
        this.trashed = new TrashedStore(database);
        this.parked = new ParkedStore(database);
        this.remembering = remembering;
        this.whereabouts = new Whereabouts(remembering);
    }

    /** Where the things of a plan are. */
    public Whereabouts whereabouts() {
        return whereabouts;
    }

    public BaseStore base(RunningPass pass) {
        return remembering.store(pass);
    }

    private PassBase of(Step step) {
        return remembering.base(step.pass());
    }

    /** The folder stands on 115. */
    public void folderMade(Step step, RemoteItem item) {
        MakeFolder made = (MakeFolder) step.operation();
        PassBase base = of(step);
        String local = made.otherName().orElse(made.where().name());
        Place place = base.place(new Place(made.where().place().parent(), local));
        BaseNode row =
                new BaseNode(
                        base.number(made.node()),
                        place,
                        Remembering.differing(local, item.name()),
                        NodeKind.FOLDER,
                        Optional.empty(),
                        Optional.of(item.id()),
                        made.stamp(),
                        Presence.BOTH);
        remembering.done(
                step, () -> base.remember(row), "folder " + item.id() + " answered by 115");
        placed(step, item.id(), item.parent(), item.name());
    }

    /** The next look at 115 need not ask where a folder stands that we put there ourselves. */
    private void placed(Step step, RemoteId folder, RemoteId parent, String name) {
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
        PassBase base = of(step);
        Place place = base.place(upload.source().place());
        BaseNode row =
                new BaseNode(
                        base.number(upload.node()),
                        place,
                        Remembering.differing(place.name(), receipt.name()),
                        NodeKind.FILE,
                        Optional.of(receipt.content()),
                        Optional.of(receipt.id()),
                        Optional.of(step.pass().stamps().shown(upload.stamp())),
                        Presence.BOTH);
        Optional<Superseded> old = older(step.pass(), upload, receipt);
        remembering.done(
                step,
                () -> {
                    upload.replaces()
                            .ifPresent(
                                    occupant -> remembering.forgetOccupant(step.pass(), occupant));
                    base.remember(row);
                    claims.add(step.pass().key(), receipt.id(), remembering.now());
                    parked.forget(step.pass().key(), upload.path());
                    old.ifPresent(version -> superseded.add(step.pass().key(), version));
                },
                "sha1 and size answered by 115, id " + receipt.id());
        step.pass().tally().uploaded(receipt);
        return step.replacing(old);
    }

    private static Optional<Superseded> older(
            RunningPass pass, Upload upload, UploadReceipt receipt) {
        Optional<Expected> expected = upload.replaces().map(Occupant::expected);
        return expected.flatMap(Expected::remoteId)
                .filter(id -> !id.equals(receipt.id()))
                .flatMap(pass::replaced)
                .map(
                        item ->
                                new Superseded(
                                        item.id(),
                                        expected.flatMap(Expected::content),
                                        upload.path(),
                                        receipt.id(),
                                        Optional.of(item.parent()),
                                        Optional.of(item.name())));
    }

    /** What stood in the way of a move or of a new folder is in the recycle bin. */
    public void displaced(Step step) {
        step.operation()
                .replaces()
                .ifPresent(
                        occupant ->
                                database.together(
                                        () -> {
                                            remembering.forgetOccupant(step.pass(), occupant);
                                            remembering.write(step.pass());
                                        }));
    }

    /** The older version of a replaced file is in the recycle bin, or among the versions. */
    public void oldVersionGone(Step step) {
        step.superseded()
                .ifPresent(
                        old ->
                                database.together(
                                        () -> {
                                            superseded.gone(step.pass().key(), old.id());
                                            trashed.add(
                                                    step.pass().key(),
                                                    List.of(old.id()),
                                                    remembering.now());
                                        }));
    }

    /** What stands on 115 has another name there; that is no operation of its own. */
    public void renamed(Step step, BaseNode row) {
        remembering.also(step, () -> of(step).remember(row));
    }

    /**
     * The item stands at its new place on 115.
     *
     * @param given the name that 115 really gave it; absent when it kept its name
     */
    public void moved(Step step, @Nullable String given) {
        Move move = (Move) step.operation();
        PassBase base = of(step);
        String nameOn115 = Optional.ofNullable(given).orElse(move.where().name());
        Optional<BaseNode> before = base.row(move.node());
        if (move.isAside() || before.isEmpty()) {
            remembering.done(step, () -> {}, "moved on 115");
            return;
        }
        BaseNode row = before.get();
        String local = move.otherName().orElse(move.where().name());
        Place place = base.place(new Place(move.where().place().parent(), local));
        remembering.done(
                step,
                () -> base.remember(Remembering.at(row, place, nameOn115, row.stamp())),
                "moved on 115, id " + row.remoteId().map(RemoteId::value).orElse(""));
        if (row.kind() == NodeKind.FOLDER && row.remoteId().isPresent()) {
            placed(
                    step,
                    row.remoteId().get(),
                    whereabouts.folderOn115(step, move.where().place()),
                    nameOn115);
        }
        step.pass().tally().moved();
    }

    /** The item is in 115's recycle bin. */
    public void trashed(Step step) {
        Trash trash = (Trash) step.operation();
        List<RemoteId> gone = whereabouts.withFoldersBelow(step, trash);
        remembering.done(
                step,
                () -> {
                    trashed.add(step.pass().key(), gone, remembering.now());
                    remembering.afterwards(step.pass(), trash);
                },
                proof(trash));
        step.pass().tally().trashed(trash.files());
    }

    /** What the looks and the last look have shown (DR-2), and where it is. */
    private static String proof(Trash trash) {
        String place =
                trash.expected()
                        .remoteId()
                        .map(id -> "in 115's recycle bin, id " + id)
                        .orElse("in 115's recycle bin");
        return trash.afterwards() == Trash.Afterwards.FORGET
                ? "a complete look at its local folder did not show it, nor did another just before; "
                        + place
                : place;
    }
}
