package dev.caravan.pass.remember;

import dev.caravan.local.trash.TrashPlace;
import dev.caravan.pass.base.PassBase;
import dev.caravan.pass.step.Step;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Trash;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/**
 * Writes the base from outcomes in the local folder, one operation at a time (DR-3).
 *
 * <p>Each method is called after the change is on disk; what it writes is on disk when it returns.
 */
public final class LocalLedger {

    private final Remembering remembering;

    public LocalLedger(Remembering remembering) {
        this.remembering = remembering;
    }

    private PassBase of(Step step) {
        return remembering.base(step.pass());
    }

    public void folderMade(Step step, Optional<Stamp> stamp) {
        MakeFolder made = (MakeFolder) step.operation();
        PassBase base = of(step);
        BaseNode row =
                new BaseNode(
                        base.number(made.node()),
                        base.place(made.where().place()),
                        made.otherName(),
                        NodeKind.FOLDER,
                        Optional.empty(),
                        made.remoteId(),
                        stamp,
                        Presence.BOTH);
        remembering.done(step, () -> base.remember(row), "made locally");
    }

    /**
     * @param seen the stamp that the item had when it was moved
     * @param now its stamp at the new place
     */
    public void moved(Step step, Stamp seen, Stamp now) {
        Move move = (Move) step.operation();
        PassBase base = of(step);
        step.pass().stamps().restamped(now);
        Optional<BaseNode> before = base.row(move.node());
        if (move.isAside() || before.isEmpty()) {
            remembering.done(step, () -> {}, "moved locally");
            return;
        }
        BaseNode row = before.get();
        Place place = base.place(move.where().place());
        String nameOn115 = move.otherName().orElse(place.name());
        BaseNode after = Remembering.at(row, place, nameOn115, stamp(step, row, seen, now));
        remembering.done(step, () -> base.remember(after), "moved locally");
        step.pass().tally().moved();
    }

    /** An edit that was not carried over yet must still be found by the next look. */
    private static Optional<Stamp> stamp(Step step, BaseNode row, Stamp seen, Stamp now) {
        boolean same =
                row.kind() == NodeKind.FOLDER
                        || row.stamp().map(step.pass().stamps()::shown).equals(Optional.of(now))
                        || row.stamp().equals(Optional.of(seen));
        return same ? Optional.of(now) : row.stamp();
    }

    public void fetched(Step step, Optional<Stamp> stamp) {
        Download download = (Download) step.operation();
        PassBase base = of(step);
        Place home = base.place(download.home());
        BaseNode row =
                new BaseNode(
                        base.number(download.node()),
                        home,
                        download.remoteName().filter(name -> !name.equals(home.name())),
                        NodeKind.FILE,
                        Optional.of(download.content()),
                        Optional.of(download.source()),
                        stamp,
                        Presence.BOTH);
        remembering.done(
                step,
                () -> {
                    download.replaces()
                            .ifPresent(
                                    occupant -> remembering.forgetOccupant(step.pass(), occupant));
                    base.remember(row);
                },
                "sha1 and size of the fetched bytes, id " + download.source());
        step.pass().tally().downloaded();
    }

    /** What stood in the way is in the local trash. */
    public void gaveWay(Step step, Occupant occupant) {
        remembering
                .database()
                .together(
                        () -> {
                            remembering.forgetOccupant(step.pass(), occupant);
                            remembering.write(step.pass());
                        });
    }

    /**
     * @param place where it lies in the trash; empty when it was gone already
     */
    public void trashed(Step step, Optional<TrashPlace> place) {
        Trash trash = (Trash) step.operation();
        String evidence =
                place.map(it -> proof(step, trash) + "in the local trash: " + it.inside())
                        .orElse("was gone already");
        remembering.done(step, () -> remembering.afterwards(step.pass(), trash), evidence);
        step.pass().tally().trashed(trash.files());
    }

    /** What the looks and the last look have shown (DR-2). */
    private String proof(Step step, Trash trash) {
        Optional<String> id =
                of(step).row(trash.node()).flatMap(BaseNode::remoteId).map(RemoteId::value);
        if (id.isEmpty()) {
            return "";
        }
        return trash.afterwards() == Trash.Afterwards.FORGET
                ? "a complete listing of 115 did not show it, and 115, asked for id "
                        + id.get()
                        + ", shows it nowhere in the job's folder; "
                : "115, asked for id " + id.get() + ", shows its copy; ";
    }
}
