package dev.caravan.plan;

import dev.caravan.plan.name.ShownNames;
import dev.caravan.plan.operation.BaseEdit;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.Expected;
import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.operation.Spot;
import dev.caravan.plan.operation.Trash;
import dev.caravan.plan.operation.Upload;
import dev.caravan.plan.request.Base;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plan in which operations that a person rejected are turned round: what they would have removed
 * or overwritten is brought back from the side that still has it, in every mode.
 *
 * <p>Before anything is brought back, the base says of what vanished that it is expected on one
 * side alone. So whatever fails after that, it is never again taken for deleted. Operations whose
 * opposite is not one thing (as a move over another file) stay held.
 */
public final class Reversal {

    private static final String REASON = "brought back: a person rejected that it goes";

    private final Base base;
    private final Set<String> rejected;
    private final Map<NodeId, MakeFolder> folders = new LinkedHashMap<>();
    private final Map<NodeId, Operation> transfers = new LinkedHashMap<>();
    private final List<BaseEdit> edits = new ArrayList<>();

    /**
     * @param rejected the keys of the operations
     */
    public Reversal(Base base, Set<String> rejected) {
        this.base = base;
        this.rejected = Set.copyOf(rejected);
    }

    /** The plan without the rejected operations, and with their opposites; may be called once. */
    public Plan of(Plan plan) {
        List<Operation> moves = kept(plan.moves());
        List<Operation> others = kept(plan.transfers());
        List<Trash> fileTrash = kept(plan.fileTrash());
        List<Trash> folderTrash = kept(plan.folderTrash());
        List<Operation> held = kept(plan.held());
        List<MakeFolder> made = new ArrayList<>(folders.values());
        made.sort(Comparator.comparing(MakeFolder::path));
        made.addAll(plan.folders());
        List<Operation> carried = new ArrayList<>(transfers.values());
        carried.sort(Comparator.comparing(Operation::path));
        carried.addAll(others);
        return new Plan(
                List.copyOf(edits),
                made,
                moves,
                carried,
                fileTrash,
                folderTrash,
                held,
                plan.conflicts(),
                plan.notes(),
                plan.toConfirm());
    }

    private <O extends Operation> List<O> kept(List<O> stage) {
        return stage.stream()
                .filter(each -> !(rejected.contains(each.key()) && turnedRound(each)))
                .toList();
    }

    private boolean turnedRound(Operation operation) {
        if (operation instanceof Trash trash) {
            return trash.afterwards() == Trash.Afterwards.FORGET && bringBack(trash);
        }
        Optional<Occupant> older =
                operation
                        .replaces()
                        .filter(occupant -> occupant.node().equals(operation.node()))
                        .filter(occupant -> operation.node().value() > 0);
        if (older.isEmpty()) {
            return false;
        }
        if (operation instanceof Upload upload) {
            return keepRemote(upload, older.get().expected());
        }
        return operation instanceof Download download
                && keepLocal(download, older.get().expected());
    }

    /** What vanished on the other side is made there again. */
    private boolean bringBack(Trash trash) {
        for (NodeId id : trash.nodes()) {
            base.node(id).ifPresent(row -> bringBack(row, trash.side()));
        }
        return true;
    }

    private void bringBack(BaseNode row, Side from) {
        Presence alone = from == Side.LOCAL ? Presence.LOCAL_ONLY : Presence.REMOTE_ONLY;
        edits.add(new BaseEdit.Update(row.expectedOn(alone)));
        if (row.kind() == NodeKind.FOLDER) {
            folders.put(row.id(), folder(row, from.other()));
        } else {
            transfers.put(row.id(), from == Side.REMOTE ? download(row) : upload(row));
        }
    }

    private MakeFolder folder(BaseNode row, Side side) {
        Optional<String> other =
                row.remoteName().map(name -> side == Side.LOCAL ? name : row.place().name());
        return new MakeFolder(
                side,
                row.id(),
                spot(row, side),
                other,
                side == Side.LOCAL ? row.remoteId() : Optional.empty(),
                side == Side.REMOTE ? row.stamp() : Optional.empty(),
                Optional.empty(),
                REASON,
                Optional.empty());
    }

    private Download download(BaseNode row) {
        return new Download(
                row.id(),
                row.remoteId().orElseThrow(),
                row.content().orElseThrow(),
                spot(row, Side.LOCAL),
                row.place(),
                row.remoteName(),
                Optional.empty(),
                REASON,
                Optional.empty());
    }

    private Upload upload(BaseNode row) {
        return new Upload(
                row.id(),
                spot(row, Side.LOCAL),
                spot(row, Side.REMOTE),
                row.stamp().orElseThrow(),
                row.content(),
                Optional.empty(),
                REASON,
                Optional.empty());
    }

    /** The version on 115 comes back over the local edit, which goes to trash. */
    private boolean keepRemote(Upload upload, Expected older) {
        Optional<BaseNode> row = base.node(upload.node());
        if (row.isEmpty() || older.remoteId().isEmpty() || older.content().isEmpty()) {
            return false;
        }
        Expected edited =
                new Expected(Optional.of(upload.stamp()), Optional.empty(), upload.content());
        transfers.put(
                upload.node(),
                new Download(
                        upload.node(),
                        older.remoteId().get(),
                        older.content().get(),
                        upload.source(),
                        upload.source().place(),
                        row.get().remoteName(),
                        Optional.of(occupant(upload.node(), edited, upload.stamp().size())),
                        REASON,
                        Optional.empty()));
        return true;
    }

    /** The local version goes to 115 over the edit there, which is kept as an old version. */
    private boolean keepLocal(Download download, Expected older) {
        Optional<BaseNode> row = base.node(download.node());
        if (row.isEmpty() || older.stamp().isEmpty()) {
            return false;
        }
        Expected edited =
                new Expected(
                        Optional.empty(),
                        Optional.of(download.source()),
                        Optional.of(download.content()));
        transfers.put(
                download.node(),
                new Upload(
                        download.node(),
                        download.where(),
                        spot(row.get(), Side.REMOTE),
                        older.stamp().get(),
                        older.content(),
                        Optional.of(occupant(download.node(), edited, download.bytes())),
                        REASON,
                        Optional.empty()));
        return true;
    }

    private static Occupant occupant(NodeId node, Expected expected, long bytes) {
        return new Occupant(node, NodeKind.FILE, expected, 1, bytes, List.of());
    }

    private Spot spot(BaseNode row, Side side) {
        NodeId parent = row.place().parent();
        return new Spot(folderPath(parent, side), new Place(parent, name(row, side)));
    }

    private RelativePath folderPath(NodeId folder, Side side) {
        if (folder.equals(NodeId.ROOT)) {
            return RelativePath.ROOT;
        }
        BaseNode row = base.node(folder).orElseThrow();
        return folderPath(row.place().parent(), side).child(ShownNames.inPath(name(row, side)));
    }

    private static String name(BaseNode row, Side side) {
        return side == Side.LOCAL ? row.place().name() : row.nameOn115();
    }
}
