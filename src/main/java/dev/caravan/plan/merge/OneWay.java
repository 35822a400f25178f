package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.plan.node.Node;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Side;
import java.util.Set;

/**
 * The rules of the one-way modes: the source's tree is put on the target, what the target has of
 * its own is left alone.
 */
final class OneWay implements Judge {

    private final Aims aims;
    private final Versions versions;
    private final Side source;
    private final Side target;
    private final boolean deletes;
    private final Set<NodeId> due;

    OneWay(Aims aims, Versions versions, Side source, boolean deletes, Set<NodeId> due) {
        this.aims = aims;
        this.versions = versions;
        this.source = source;
        this.target = source.other();
        this.deletes = deletes;
        this.due = due;
    }

    @Override
    public void judge(Node node) {
        if (node.seen(source).isThere()) {
            atSource(node);
        } else if (node.seen(target).isThere()) {
            onlyOnTarget(node);
        }
    }

    private void atSource(Node node) {
        if (due.contains(node.id()) && isArchived(node)) {
            node.because("archived: verified on 115, and the delay has passed");
            aims.only(node, target);
            return;
        }
        if (node.isFile() && source == Side.REMOTE && node.seen(source).content().isEmpty()) {
            aims.postpone(node, Cause.VERIFY_FAILED, "115 does not tell its SHA-1");
            return;
        }
        if (source == Side.LOCAL && node.isDamaged()) {
            aims.postpone(
                    node,
                    Cause.VERIFY_FAILED,
                    "it lost content without being changed, as after a power cut: 115 keeps what it"
                            + " has; restore it from there, or touch the file to send it as it is");
            return;
        }
        if (node.seen(target).isAbsent()) {
            node.because(node.wasOnBothSides() ? "lost on the target side: sent again" : "new");
        }
        aims.both(node, Aims.wish(node, source));
        if (node.isFile() && !node.isKept() && node.seen(target).isThere()) {
            versions.mergeOneWay(node, source);
        }
    }

    private boolean isArchived(Node node) {
        return node.wasOnBothSides()
                && node.seen(target).isThere()
                && !node.edited(source)
                && !node.edited(target);
    }

    private void onlyOnTarget(Node node) {
        boolean vanished = node.wasOnBothSides() && deletes;
        if (vanished && !(node.isFile() && Versions.isForeign(node, target))) {
            node.because("deleted on the " + (source == Side.LOCAL ? "local" : "115") + " side");
            return;
        }
        aims.only(node, target);
    }
}
