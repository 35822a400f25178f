package dev.caravan.plan.match;

import dev.caravan.look.Fresh;
import dev.caravan.look.Touched;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Local files that seem to have vanished but may live on under another name, so that nothing may be
 * concluded: in a file that could not be read yet, or under a name that 115 cannot hold.
 */
final class Doubts {

    private final PlanRequest request;
    private final Map<Long, List<NodeId>> vanishedBySize = new HashMap<>();
    private final Set<NodeId> doubtful = new HashSet<>();

    private Doubts(PlanRequest request) {
        this.request = request;
    }

    static Set<NodeId> of(PlanRequest request, Links links, InodeMatch inodes) {
        if (request.local().vanished().isEmpty()) {
            return Set.of();
        }
        Doubts doubts = new Doubts(request);
        doubts.collectVanished();
        for (Fresh fresh : request.local().fresh()) {
            if (fresh.kind() == NodeKind.FILE && !links.isLinked(fresh.id())) {
                doubts.unread(fresh.stamp(), fresh.content().isPresent());
                doubts.unsupported(fresh, inodes.lastOf(fresh.stamp().key()));
            }
        }
        for (Touched touched : request.local().touched()) {
            doubts.unread(touched.stamp(), touched.content().isPresent());
        }
        return doubts.doubtful;
    }

    private void collectVanished() {
        for (NodeId node : request.local().vanished()) {
            request.base()
                    .node(node)
                    .flatMap(BaseNode::content)
                    .filter(content -> content.size() > 0)
                    .ifPresent(
                            content ->
                                    vanishedBySize
                                            .computeIfAbsent(
                                                    content.size(), s -> new ArrayList<>(1))
                                            .add(node));
        }
    }

    private void unread(Stamp stamp, boolean hashed) {
        if (!hashed) {
            doubtful.addAll(vanishedBySize.getOrDefault(stamp.size(), List.of()));
        }
    }

    private void unsupported(Fresh fresh, Optional<BaseNode> lastOwner) {
        if (NameRules.refusalOn115(fresh.place().name(), NodeKind.FILE).isPresent()) {
            lastOwner
                    .filter(row -> request.local().vanished().contains(row.id()))
                    .ifPresent(row -> doubtful.add(row.id()));
        }
    }
}
