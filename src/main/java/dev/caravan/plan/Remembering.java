package dev.caravan.plan;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the rows that can be written to the base without two of them having one place.
 *
 * <p>Files that swapped their names can only be remembered together; one whose new place another
 * row still has must wait.
 */
public final class Remembering {

    private Remembering() {}

    /**
     * The rows to be written now, in one transaction: each has a place that is free, or that
     * another of them leaves.
     *
     * @param waiting rows as they shall be, at most one for each node
     */
    public static List<BaseNode> together(Collection<BaseNode> waiting, Base base) {
        Map<NodeId, BaseNode> together = new HashMap<>();
        waiting.forEach(row -> together.put(row.id(), row));
        boolean dropped = true;
        while (dropped) {
            Map<Place, NodeId> claimed = new HashMap<>();
            waiting.stream()
                    .filter(row -> together.containsKey(row.id()))
                    .forEach(row -> claimed.putIfAbsent(row.place(), row.id()));
            dropped =
                    together.values()
                            .removeIf(
                                    row ->
                                            !row.id().equals(claimed.get(row.place()))
                                                    || isHeld(row, together, base));
        }
        List<BaseNode> rows = new ArrayList<>(waiting);
        rows.removeIf(row -> !together.containsKey(row.id()));
        return rows;
    }

    private static boolean isHeld(BaseNode row, Map<NodeId, BaseNode> together, Base base) {
        Optional<BaseNode> holder = base.child(row.place().parent(), row.place().name());
        if (holder.isEmpty() || holder.orElseThrow().id().equals(row.id())) {
            return false;
        }
        BaseNode leaving = together.get(holder.orElseThrow().id());
        return leaving == null || leaving.place().equals(row.place());
    }
}
