package dev.caravan.pass.local;

import dev.caravan.drive.DriveException;
import dev.caravan.local.KnownChildren;
import dev.caravan.local.LocalFolder;
import dev.caravan.local.trash.ActResult;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.LocalLedger;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Stale;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.Expected;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Trash;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Carries out the operations that change the local folder, and remembers each outcome (DR-10).
 *
 * <p>What turns out not to be as expected is {@link Stale}: nothing was changed then.
 */
public final class LocalActs {

    private final Ledger ledger;
    private final LocalLedger outcomes;
    private final Fetching fetching;
    private final InstantSource time;

    public LocalActs(Ledger ledger, LocalLedger outcomes, Fetching fetching, InstantSource time) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.fetching = fetching;
        this.time = time;
    }

    public void makeFolder(Step step) throws Stale, DriveException {
        String what = "make the folder";
        ActResult.Done done =
                LocalAct.of(step, what)
                        .run(
                                () -> {
                                    clear(step);
                                    return folder(step).makeFolder(step.operation().path());
                                });
        outcomes.folderMade(step, done.stamp());
    }

    public void move(Step step) throws Stale, DriveException {
        Move move = (Move) step.operation();
        Stamp seen = seen(step, move.expected());
        ActResult.Done done =
                LocalAct.of(step, "move " + move.from().path() + " to")
                        .run(
                                () -> {
                                    clear(step);
                                    return folder(step).move(move.from().path(), seen, move.path());
                                });
        outcomes.moved(step, seen, done.stamp().orElse(seen));
    }

    /** Lets a file that was fetched and proved appear under its name. */
    public void place(Step step) throws Stale, DriveException {
        Download download = (Download) step.operation();
        ActResult.Done done =
                LocalAct.of(step, "write")
                        .run(
                                () -> {
                                    clearFolder(step);
                                    return folder(step)
                                            .place(
                                                    fetching.finished(step),
                                                    download.path(),
                                                    replacedFile(step));
                                });
        outcomes.fetched(step, done.stamp());
        fetching.settled(step);
    }

    public void trash(Step step) throws Stale, DriveException {
        Trash trash = (Trash) step.operation();
        LocalAct act = LocalAct.of(step, "trash");
        Optional<ActResult.Done> done =
                act.runOrAbsent(
                        () ->
                                trash.nodeKind() == NodeKind.FILE
                                        ? folder(step)
                                                .trash(trash.path(), seen(step, trash.expected()))
                                        : folder(step)
                                                .trashFolder(
                                                        trash.path(),
                                                        seen(step, trash.expected()).key(),
                                                        known(step, trash.nodes())));
        outcomes.trashed(step, done.flatMap(ActResult.Done::trashed));
    }

    private LocalFolder folder(Step step) {
        return step.pass().localFolder(time);
    }

    private static Stamp seen(Step step, Expected expected) {
        return step.pass()
                .stamps()
                .shown(
                        expected.stamp()
                                .orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "no stamp expected of "
                                                                + step.operation().path())));
    }

    /** What stands in the way goes to trash. */
    private void clear(Step step) throws IOException, Stale {
        Optional<Occupant> occupant = step.operation().replaces();
        if (occupant.filter(it -> it.kind() == NodeKind.FILE).isPresent()) {
            Stamp seen = seen(step, occupant.get().expected());
            LocalAct.require(step, folder(step).trash(step.operation().path(), seen));
            outcomes.gaveWay(step, occupant.get());
        } else {
            clearFolder(step);
        }
    }

    private void clearFolder(Step step) throws IOException, Stale {
        Optional<Occupant> occupant =
                step.operation().replaces().filter(it -> it.kind() == NodeKind.FOLDER);
        if (occupant.isPresent()) {
            Stamp seen = seen(step, occupant.get().expected());
            KnownChildren known = known(step, occupant.get().nodes());
            LocalAct.require(
                    step, folder(step).trashFolder(step.operation().path(), seen.key(), known));
            outcomes.gaveWay(step, occupant.get());
        }
    }

    static Optional<Stamp> replacedFile(Step step) {
        return step.operation()
                .replaces()
                .filter(occupant -> occupant.kind() == NodeKind.FILE)
                .map(occupant -> seen(step, occupant.expected()));
    }

    /**
     * Exactly the nodes that go may lie in a folder that goes, each as it was last agreed on; the
     * folder, and what is in it, may have got other names since.
     */
    private KnownChildren known(Step step, List<NodeId> going) {
        BaseStore base = ledger.base(step.pass());
        Set<NodeId> nodes = new HashSet<>(going);
        return (path, kind, stamp) ->
                Stream.concat(base.at(path).stream(), base.byKey(stamp.key()).stream())
                        .filter(node -> nodes.contains(node.id()) && node.kind() == kind)
                        .anyMatch(
                                node ->
                                        isSame(step, node, stamp)
                                                || isRenamed(base, node, path, stamp));
    }

    private static boolean isSame(Step step, BaseNode node, Stamp now) {
        return node.stamp()
                .filter(
                        before ->
                                node.kind() == NodeKind.FOLDER
                                        ? before.key().equals(now.key())
                                        : step.pass().stamps().shown(before).equals(now))
                .isPresent();
    }

    // Another name moves the change time. Under its old one that is an edit.
    private static boolean isRenamed(BaseStore base, BaseNode node, RelativePath path, Stamp now) {
        return node.kind() == NodeKind.FILE
                && !base.path(node.id()).equals(Optional.of(path))
                && node.stamp().filter(before -> before.isOnlyRenamed(now)).isPresent();
    }
}
