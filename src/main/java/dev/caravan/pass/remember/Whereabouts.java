package dev.caravan.pass.remember;

import dev.caravan.pass.base.PassBase;
import dev.caravan.pass.step.Step;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Trash;
import dev.caravan.plan.operation.Upload;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Where the things of a plan are on 115, by the base as the pass has changed it so far. */
public final class Whereabouts {

    private final Remembering remembering;

    Whereabouts(Remembering remembering) {
        this.remembering = remembering;
    }

    private PassBase of(Step step) {
        return remembering.base(step.pass());
    }

    /** The row of a node of the plan, as it is or will be. */
    public Optional<BaseNode> row(Step step, NodeId node) {
        return of(step).row(node);
    }

    /** Whether an item on 115 has become another node's, so that it must stay. */
    public boolean isTaken(Step step, RemoteId item) {
        return isTaken(step, item, step.operation().node());
    }

    /** Whether an item on 115 has become another node's than this one's. */
    public boolean isTaken(Step step, RemoteId item, NodeId node) {
        return of(step).isTaken(item, node);
    }

    /** The folder on 115 that holds where an operation happens. */
    public RemoteId folderOn115(Step step, Place place) {
        return knownFolderOn115(step, place)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "folder " + place.parent() + " is not on 115"));
    }

    /** The same; empty when the folder is not there (yet). */
    public Optional<RemoteId> knownFolderOn115(Step step, Place place) {
        NodeId parent = place.parent();
        return parent.equals(NodeId.ROOT)
                ? Optional.of(step.pass().remoteRoot())
                : of(step).row(parent).flatMap(BaseNode::remoteId);
    }

    /** How many entries of the base a folder holds on 115. */
    long entriesOn115(Step step, NodeId folder) {
        NodeId number =
                folder.equals(NodeId.ROOT)
                        ? folder
                        : of(step).row(folder).map(BaseNode::id).orElse(folder);
        return remembering.store(step.pass()).children(number).stream()
                .filter(child -> child.presence() != Presence.LOCAL_ONLY)
                .count();
    }

    /** Whether the folder that an operation needs is there; what goes needs none. */
    public boolean hasParents(Step step) {
        Operation operation = step.operation();
        if (operation instanceof Trash) {
            return true;
        }
        return isInBase(step, operation.where().place().parent())
                && (!(operation instanceof Upload upload)
                        || isInBase(step, upload.source().place().parent()));
    }

    boolean isInBase(Step step, NodeId folder) {
        return folder.equals(NodeId.ROOT) || of(step).row(folder).isPresent();
    }

    /**
     * What goes, with the folders below it: what is listed below a folder that is on its way to the
     * bin is known by its own folder.
     */
    List<RemoteId> withFoldersBelow(Step step, Trash trash) {
        List<RemoteId> ids = new ArrayList<>();
        trash.expected().remoteId().ifPresent(ids::add);
        Deque<NodeId> folders = new ArrayDeque<>();
        if (trash.nodeKind() == NodeKind.FOLDER && trash.node().inBase()) {
            folders.add(trash.node());
        }
        while (!folders.isEmpty()) {
            for (BaseNode child : remembering.store(step.pass()).children(folders.pop())) {
                if (child.kind() == NodeKind.FOLDER) {
                    child.remoteId().ifPresent(ids::add);
                    folders.add(child.id());
                }
            }
        }
        return ids;
    }
}
