package dev.caravan.plan.match;

import dev.caravan.look.Finding;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Second items of one name whose name became free here: they shall bear it.
 *
 * <p>Two machines see the items of one name in different order, so that each may have given the
 * mark to another. Once only one of them is left it must be called the same everywhere.
 */
final class FreedNames {

    private final PlanRequest request;
    private final World world;

    /** The names, in whatever folder, under which something stands that the look left alone. */
    private final Set<String> leftAlone = new HashSet<>();

    private FreedNames(PlanRequest request, World world) {
        this.request = request;
        this.world = world;
        for (Finding finding : request.local().findings()) {
            if (!finding.path().isRoot()) {
                leftAlone.add(finding.path().name());
            }
        }
    }

    static void giveBack(PlanRequest request, World world) {
        if (request.mode().source().equals(Optional.of(Side.LOCAL))) {
            return;
        }
        FreedNames names = new FreedNames(request, world);
        for (BaseNode row : request.base().calledOtherwiseOn115()) {
            if (NameRules.isDuplicate(row) && names.mayBeFree(row)) {
                names.giveBack(row);
            }
        }
    }

    // Whether it is free in the end is a matter of who gets which seat.
    private boolean mayBeFree(BaseNode row) {
        Place freed = freed(row);
        return !leftAlone.contains(freed.name())
                && request.base()
                        .child(freed.parent(), freed.name())
                        .filter(holder -> !isGone(holder))
                        .isEmpty();
    }

    /** Whether a node left its place here; what only left the job's scope still stands there. */
    private boolean isGone(BaseNode holder) {
        return world.involved(holder.id())
                .map(node -> node.seen(Side.LOCAL))
                .filter(seen -> seen.isThere() || seen.isAbsent())
                .isPresent();
    }

    private static Place freed(BaseNode row) {
        String name = NameRules.localName(row.nameOn115(), row.remoteId().orElseThrow());
        return new Place(row.place().parent(), name);
    }

    private void giveBack(BaseNode row) {
        Node node = world.node(row.id());
        boolean moved =
                !node.seen(Side.LOCAL).at().equals(node.basePlace(Side.LOCAL))
                        || !node.seen(Side.REMOTE).at().equals(node.basePlace(Side.REMOTE));
        if (!moved) {
            world.involve(node).dropAlias();
        }
    }
}
