package dev.caravan.plan.match;

import dev.caravan.plan.node.Node;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Takes files on 115 that changed places with others of the same content for what they look like:
 * files that stayed, with other ids. Nothing has to move for that.
 */
final class Exchange {

    private final PlanRequest request;
    private final Links links;

    Exchange(PlanRequest request, Links links) {
        this.request = request;
        this.links = links;
    }

    void settle() {
        Map<Content, List<BaseNode>> groups = new LinkedHashMap<>();
        for (NodeId moved : new TreeSet<>(request.remote().moved().keySet())) {
            request.base()
                    .node(moved)
                    .filter(row -> row.kind() == NodeKind.FILE)
                    .filter(row -> !request.remote().changed().containsKey(moved))
                    .ifPresent(
                            row ->
                                    row.content()
                                            .ifPresent(
                                                    content ->
                                                            groups.computeIfAbsent(
                                                                            content,
                                                                            c -> new ArrayList<>())
                                                                    .add(row)));
        }
        groups.values().stream().filter(group -> group.size() > 1).forEach(this::settle);
    }

    private void settle(List<BaseNode> group) {
        Map<Place, BaseNode> items = new HashMap<>();
        for (BaseNode row : group) {
            items.put(request.remote().moved().get(row.id()), row);
        }
        List<BaseNode> open = new ArrayList<>();
        for (BaseNode row : group) {
            BaseNode there = items.remove(Node.basePlace(row, Side.REMOTE));
            if (there == null) {
                open.add(row);
            } else {
                links.exchange(there.id(), row.id());
            }
        }
        if (open.size() < group.size()) {
            List<BaseNode> rest = new ArrayList<>(items.values());
            rest.sort((a, b) -> a.id().compareTo(b.id()));
            for (int i = 0; i < open.size(); i++) {
                links.exchange(rest.get(i).id(), open.get(i).id());
            }
        }
    }
}
