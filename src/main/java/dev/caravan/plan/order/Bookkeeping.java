package dev.caravan.plan.order;

import dev.caravan.plan.match.World;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.operation.BaseEdit;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Presence;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be remembered at once, because both sides already agree on it or a node is gone. */
final class Bookkeeping {

    private final World world;
    private final Rows rows;
    private final List<BaseEdit> adopted = new ArrayList<>();
    private final List<BaseEdit> updated = new ArrayList<>();
    private final List<BaseEdit> forgotten = new ArrayList<>();

    Bookkeeping(World world) {
        this.world = world;
        this.rows = new Rows(world);
    }

    List<BaseEdit> edits(Map<NodeId, Stamp> restamped) {
        for (Node node : world.involved()) {
            if (node.base().isPresent()) {
                known(node, node.base().orElseThrow());
            } else {
                unknown(node);
            }
        }
        restamped.forEach(this::restamp);
        adopted.sort(Comparator.comparing(edit -> world.path(edit.node()).names().size()));
        updated.sort(Comparator.comparing(BaseEdit::node));
        forgotten.sort(Comparator.comparing(edit -> -depth(edit.node())));
        List<BaseEdit> all = new ArrayList<>(adopted);
        all.addAll(updated);
        all.addAll(forgotten);
        return all;
    }

    private void restamp(NodeId id, Stamp stamp) {
        if (world.involved(id).isEmpty()
                && world.base()
                        .node(id)
                        .filter(row -> row.presence() != Presence.REMOTE_ONLY)
                        .isPresent()) {
            updated.add(new BaseEdit.Restamp(id, stamp));
        }
    }

    private int depth(NodeId id) {
        int depth = 0;
        Optional<BaseNode> row = world.base().node(id);
        while (row.isPresent()) {
            depth++;
            row = world.base().node(row.orElseThrow().place().parent());
        }
        return depth;
    }

    private void known(Node node, BaseNode row) {
        if (node.seen(Side.LOCAL).state() == Seen.State.LEFT) {
            forget(row);
            return;
        }
        Optional<BaseNode> now = rows.now(node, row);
        if (now.isPresent()) {
            update(row, now.orElseThrow());
        } else {
            forget(row);
        }
    }

    private void forget(BaseNode row) {
        forgotten.add(new BaseEdit.Forget(row.id()));
        for (BaseNode child : world.base().children(row.id())) {
            if (world.involved(child.id()).isEmpty()) {
                forget(child);
            }
        }
    }

    private void update(BaseNode before, BaseNode now) {
        if (now.equals(before)) {
            return;
        }
        BaseNode restamped =
                new BaseNode(
                        before.id(),
                        before.place(),
                        before.remoteName(),
                        before.kind(),
                        before.content(),
                        before.remoteId(),
                        now.stamp(),
                        before.presence());
        if (restamped.equals(now) && now.stamp().isPresent()) {
            updated.add(new BaseEdit.Restamp(now.id(), now.stamp().orElseThrow()));
        } else {
            updated.add(new BaseEdit.Update(now));
        }
    }

    private void unknown(Node node) {
        Seen local = node.seen(Side.LOCAL);
        Seen remote = node.seen(Side.REMOTE);
        boolean same =
                !node.isKept()
                        && local.isThere()
                        && remote.isThere()
                        && (!node.isFile() || node.hasEqualContents());
        if (same) {
            adopted.add(
                    new BaseEdit.Adopt(
                            node.id(),
                            local.place(),
                            Rows.nameOn115(remote, local.place()),
                            node.kind(),
                            local.content(),
                            remote.remoteId().orElseThrow(),
                            local.stamp().orElseThrow()));
        }
    }
}
