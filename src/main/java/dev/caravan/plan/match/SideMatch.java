package dev.caravan.plan.match;

import dev.caravan.look.Met;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.request.Base;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds nodes that a side lost among what it newly shows: first by place, then by content, then
 * folders by what is in them.
 */
final class SideMatch {

    /** Picks one of several new items of one name for a node. */
    interface Choice {
        Met of(List<? extends Met> sameName, BaseNode node);
    }

    private final Side side;
    private final Base base;
    private final Observed observed;
    private final Links links;
    private final Set<NodeId> unmovable;
    private final Map<Place, List<BaseNode>> lostAt = new HashMap<>();

    SideMatch(Side side, PlanRequest request, Observed observed, Links links) {
        this.side = side;
        this.base = request.base();
        this.observed = observed;
        this.links = links;
        this.unmovable = side == Side.LOCAL ? request.unmovable() : Set.of();
        if (side == Side.LOCAL) {
            request.local().vanished().forEach(this::lose);
            observed.touched().keySet().stream().filter(links::lostItsPlace).forEach(this::lose);
        } else {
            request.remote().vanished().stream()
                    .filter(node -> observed.vanished(side, node))
                    .forEach(this::lose);
        }
    }

    private void lose(NodeId node) {
        base.node(node)
                .ifPresent(
                        row ->
                                lostAt.computeIfAbsent(
                                                Node.basePlace(row, side),
                                                place -> new ArrayList<>(1))
                                        .add(row));
    }

    /** Whether nothing that could be found again was lost. */
    boolean lostNothing() {
        return lostAt.isEmpty();
    }

    /** Links items that an interrupted swap left under a temporary name. */
    void byMark(List<? extends Met> fresh) {
        for (Met item : fresh) {
            NameRules.temporaryOwner(item.place().name())
                    .flatMap(base::node)
                    .filter(row -> row.kind() == item.kind() && isOpen(row))
                    .filter(row -> observed.vanished(side, row.id()))
                    .ifPresent(row -> link(item, row));
        }
    }

    /**
     * Links new items to the nodes that were lost at the same place, from the top down.
     *
     * @param groups new items of one parent, name and kind; a parent before its children
     */
    void byPlace(Iterable<? extends List<? extends Met>> groups, Choice choice) {
        for (List<? extends Met> group : groups) {
            List<? extends Met> open = unlinked(group);
            if (open.isEmpty()) {
                continue;
            }
            Met first = open.get(0);
            lostAt(
                            new Place(links.node(first.place().parent()), first.place().name()),
                            first.kind())
                    .ifPresent(node -> link(choice.of(open, node), node));
        }
    }

    private List<? extends Met> unlinked(List<? extends Met> group) {
        return group.stream().filter(each -> !links.isLinked(each.id())).toList();
    }

    private Optional<BaseNode> lostAt(Place place, NodeKind kind) {
        if (!place.parent().inBase()) {
            return Optional.empty();
        }
        Optional<BaseNode> lost =
                lostAt.getOrDefault(place, List.of()).stream()
                        .filter(row -> row.kind() == kind && isOpen(row))
                        .findFirst();
        if (lost.isPresent()) {
            return lost;
        }
        return base.child(place.parent(), place.name())
                .filter(row -> row.kind() == kind && !Observed.expected(side, row) && isOpen(row));
    }

    private boolean isOpen(BaseNode row) {
        return !links.isTaken(side, row.id()) && !observed.doubted(side, row.id());
    }

    /** Links new files to lost ones of the same content. */
    void byContent(List<? extends Met> fresh) {
        if (lostNothing()) {
            return;
        }
        List<BaseNode> lost = openFiles();
        new ContentMatch(side, links).pair(lost, fresh, this::link);
    }

    private List<BaseNode> openFiles() {
        List<BaseNode> lost = new ArrayList<>();
        for (List<BaseNode> rows : lostAt.values()) {
            rows.stream()
                    .filter(row -> row.kind() == NodeKind.FILE && isOpen(row))
                    .forEach(lost::add);
        }
        lost.sort((a, b) -> a.id().compareTo(b.id()));
        return lost;
    }

    /**
     * Links new folders to lost ones most of whose found children they hold.
     *
     * @return whether any was linked, so that places below are worth another look
     */
    boolean foldersByChildren(List<? extends Met> fresh) {
        if (lostNothing()) {
            return false;
        }
        return new FolderMatch(base, links, this::isLostFolder).link(fresh, this::link);
    }

    private boolean isLostFolder(BaseNode row) {
        return row.kind() == NodeKind.FOLDER
                && observed.vanished(side, row.id())
                && !unmovable.contains(row.id())
                && isOpen(row);
    }

    private void link(Met item, BaseNode node) {
        links.link(side, item.id(), node.id());
    }
}
