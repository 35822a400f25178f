package dev.caravan.plan.order;

import dev.caravan.plan.match.World;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.operation.Trash;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The items of a plan that go to trash, when everything else is in its place. */
final class Trashes {

    private static final Comparator<Trash> BY_PATH =
            Comparator.comparing(Trash::path).thenComparing(Trash::node);
    private static final Comparator<Trash> DEEPEST_FIRST =
            Comparator.comparing((Trash trash) -> -trash.path().names().size())
                    .thenComparing(BY_PATH);

    private final Set<NodeId> due;
    private final Set<NodeId> waits;
    private final List<Trash> files = new ArrayList<>();
    private final List<Trash> folders = new ArrayList<>();

    /**
     * @param due what is trashed because it is archived
     * @param waits nodes that cannot get to their places in this pass; no folder goes with one
     */
    Trashes(Set<NodeId> due, Set<NodeId> waits) {
        this.due = due;
        this.waits = waits;
    }

    void add(Side side, Layout layout, Doomed doomed) {
        for (Node node : doomed.roots()) {
            if (waits.stream().anyMatch(inner -> layout.isAtOrBelow(inner, node.id()))) {
                continue;
            }
            Trash trash = trash(node, side, layout, doomed);
            (node.isFile() ? files : folders).add(trash);
        }
    }

    private Trash trash(Node node, Side side, Layout layout, Doomed doomed) {
        Seen seen = node.seen(side);
        Doomed.Extent extent = doomed.extent(node);
        return new Trash(
                side,
                node.id(),
                node.kind(),
                layout.spot(seen.place()),
                seen.expected(),
                extent.files(),
                extent.folders(),
                extent.bytes(),
                doomed.nodes(node),
                due.contains(node.id()) ? Trash.Afterwards.REMOTE_ONLY : Trash.Afterwards.FORGET,
                node.reason(),
                Optional.empty());
    }

    /** The older copies on 115 that interrupted replacements left behind. */
    void addLeftovers(World world, Layout layout) {
        for (Node node : world.involved()) {
            if (!node.isKept()) {
                node.leftover().ifPresent(old -> files.add(leftover(node, old, layout)));
            }
        }
    }

    private static Trash leftover(Node node, Seen old, Layout layout) {
        return new Trash(
                Side.REMOTE,
                node.id(),
                NodeKind.FILE,
                layout.spot(old.place()),
                old.expected(),
                1,
                0,
                Math.max(0, old.size()),
                List.of(),
                Trash.Afterwards.KEEP,
                "the new version is already on 115",
                Optional.empty());
    }

    List<Trash> files() {
        files.sort(BY_PATH);
        return files;
    }

    List<Trash> folders() {
        folders.sort(DEEPEST_FIRST);
        return folders;
    }
}
