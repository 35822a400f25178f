package dev.caravan.plan.match;

import dev.caravan.look.Met;
import dev.caravan.plan.request.Base;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Recognises a lost folder in a new one by the children that were found in it, as after a copy that
 * gave every file a new inode, or a restore that gave every item a new id.
 */
final class FolderMatch {

    private final Base base;
    private final Links links;
    private final Predicate<BaseNode> isLost;

    /** By new folder: how many children there are, and which lost folders they came from. */
    private static final class Votes {
        private final Map<NodeId, Integer> origins = new HashMap<>();
        private int children;

        /** The folder that more than half of the children came from. */
        Optional<NodeId> majority() {
            return origins.entrySet().stream()
                    .filter(each -> each.getValue() * 2 > children)
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    FolderMatch(Base base, Links links, Predicate<BaseNode> isLost) {
        this.base = base;
        this.links = links;
        this.isLost = isLost;
    }

    /**
     * @param fresh parents before children: folders are decided from the deepest up
     */
    boolean link(List<? extends Met> fresh, BiConsumer<Met, BaseNode> link) {
        Map<NodeId, Votes> votes = new HashMap<>();
        boolean linked = false;
        for (int i = fresh.size() - 1; i >= 0; i--) {
            Met item = fresh.get(i);
            if (item.kind() == NodeKind.FOLDER && !links.isLinked(item.id())) {
                Optional<BaseNode> origin = origin(Optional.ofNullable(votes.get(item.id())));
                origin.ifPresent(row -> link.accept(item, row));
                linked |= origin.isPresent();
            }
            vote(item, votes);
        }
        return linked;
    }

    private void vote(Met item, Map<NodeId, Votes> votes) {
        Votes folder = votes.computeIfAbsent(item.place().parent(), id -> new Votes());
        folder.children++;
        NodeId node = links.node(item.id());
        if (node.inBase()) {
            base.node(node)
                    .ifPresent(row -> folder.origins.merge(row.place().parent(), 1, Integer::sum));
        }
    }

    private Optional<BaseNode> origin(Optional<Votes> known) {
        return known.stream()
                .flatMap(votes -> votes.majority().stream())
                .map(base::node)
                .flatMap(Optional::stream)
                .filter(isLost)
                .findFirst();
    }
}
