package dev.caravan.local.scan;

import dev.caravan.local.filter.FilterRule;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.look.Finding.Reason;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The nodes of the base that no longer stand in their place; what became of them is known when
 * everything was seen.
 */
final class Departures {

    private final BaseLookup base;
    private final Differences differences;
    private final Hidden hidden;
    private final List<Departure> vanished = new ArrayList<>();
    private final List<BaseNode> left = new ArrayList<>();
    private final List<Suspended> suspended = new ArrayList<>();

    private record Departure(BaseNode node, Visit folder, FilterRules rules) {}

    /** A file that is too fresh to be judged, and the nodes that it may be. */
    private record Suspended(RelativePath path, List<NodeId> nodes, String detail) {}

    Departures(BaseLookup base, Differences differences, Hidden hidden) {
        this.base = base;
        this.hidden = hidden;
        this.differences = differences;
    }

    /** A complete listing of the folder did not show the node. */
    void vanished(BaseNode node, Visit folder, FilterRules rules) {
        vanished.add(new Departure(node, folder, rules));
    }

    /** Something stands there that a rule excludes. */
    void hidden(Entry entry, FilterRule rule) {
        hidden.met(entry, rule);
    }

    /** The node left the scope. */
    void left(BaseNode node) {
        left.add(node);
    }

    /** A file was met that may be one of these nodes, and must not be judged yet. */
    void suspended(RelativePath path, List<NodeId> nodes, String detail) {
        suspended.add(new Suspended(path, nodes, detail));
    }

    /** Tells the differences what became of them all. */
    void settle() {
        for (Departure each : vanished) {
            vanish(each.node(), each.folder().path(), each.rules());
        }
        left.forEach(this::leave);
        for (Suspended each : suspended) {
            List<NodeId> spared = each.nodes().stream().filter(differences::notVanished).toList();
            spared.forEach(node -> unstable(each, Optional.of(node)));
            if (spared.isEmpty()) {
                unstable(each, Optional.empty());
            }
        }
    }

    private void unstable(Suspended file, Optional<NodeId> node) {
        differences.found(file.path(), Reason.UNSTABLE, node, file.detail());
    }

    private void vanish(BaseNode node, RelativePath folder, FilterRules rules) {
        if (differences.isMoved(node.id())) {
            return;
        }
        String name = node.place().name();
        if (rules.excluding(folder.names(), name, node.kind()).isPresent()) {
            leave(node);
            return;
        }
        if (BasePlaces.isExpected(node)) {
            Optional<Hidden.Found> found = hidden.find(node);
            if (found.isPresent()) {
                withdraw(node, found.get(), folder, rules);
                return;
            }
            differences.vanished(node.id());
        }
        if (node.kind() == NodeKind.FOLDER) {
            RelativePath path = folder.child(name);
            base.children(node.id()).forEach(child -> vanish(child, path, rules));
        }
    }

    /** The node is out of scope; of a folder, what is still in it. */
    private void withdraw(
            BaseNode node, Hidden.Found found, RelativePath folder, FilterRules rules) {
        differences.withdrawn(node.id());
        if (node.kind() == NodeKind.FOLDER) {
            RelativePath path = folder.child(node.place().name());
            for (BaseNode child : base.children(node.id())) {
                Optional<Hidden.Found> with = hidden.child(found, child);
                if (with.isPresent()) {
                    withdraw(child, with.get(), path, rules);
                } else {
                    vanish(child, path, rules);
                }
            }
        }
    }

    private void leave(BaseNode node) {
        if (differences.isMoved(node.id())) {
            return;
        }
        differences.left(node.id());
        if (node.kind() == NodeKind.FOLDER) {
            base.children(node.id()).forEach(this::leave);
        }
    }
}
