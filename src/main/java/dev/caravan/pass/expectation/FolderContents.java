package dev.caravan.pass.expectation;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Stale;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Trash;
import dev.caravan.state.BaseStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lies in a folder on 115 that is about to go, asked anew (DR-11). */
final class FolderContents {

    private final Drive drive;
    private final BaseStore base;

    FolderContents(Drive drive, BaseStore base) {
        this.drive = drive;
        this.base = base;
    }

    /** Every item in it is a node that goes with it, with the content that was agreed on. */
    void requireKnown(Step step, RemoteId folder) throws DriveException, Stale {
        Set<NodeId> going = new HashSet<>(nodes(step));
        Unknown unknown = new Unknown(going);
        ListingVerdict verdict;
        try {
            verdict = drive.tree(folder, FolderMemory.NONE).into(unknown::look);
        } catch (DriveException.Gone gone) {
            return;
        }
        if (unknown.first.isPresent()) {
            throw Stale.on115(
                    step.operation(),
                    "the folder stays, because it holds " + unknown.first.get().name());
        }
        if (!verdict.complete() || !verdict.unknown().isEmpty()) {
            throw Stale.on115(step.operation(), "115 did not show everything in the folder");
        }
    }

    private static List<NodeId> nodes(Step step) {
        if (step.operation() instanceof Trash trash) {
            return trash.nodes();
        }
        return step.operation().replaces().map(Occupant::nodes).orElse(List.of());
    }

    /** Finds the first item that must not go. */
    private final class Unknown {

        private final Set<NodeId> going;
        private Optional<RemoteItem> first = Optional.empty();

        Unknown(Set<NodeId> going) {
            this.going = going;
        }

        void look(RemoteItem item) {
            if (first.isEmpty() && !isKnown(item)) {
                first = Optional.of(item);
            }
        }

        private boolean isKnown(RemoteItem item) {
            Optional<BaseNode> row = base.byRemoteId(item.id());
            return row.isPresent()
                    && going.contains(row.get().id())
                    && (item.content().isEmpty() || item.content().equals(row.get().content()));
        }
    }
}
