package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.plan.match.World;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.NodeNames;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.Optional;

/** The rules of mode sync: place and content are merged three-way, each by itself (DR-6). */
final class TwoWay implements Judge {

    private final World world;
    private final Aims aims;
    private final Versions versions;

    TwoWay(World world, Aims aims, Versions versions) {
        this.world = world;
        this.aims = aims;
        this.versions = versions;
    }

    @Override
    public void judge(Node node) {
        boolean local = node.seen(Side.LOCAL).isThere();
        boolean remote = node.seen(Side.REMOTE).isThere();
        if (local && remote) {
            merge(node);
        } else if (local) {
            onOneSide(node, Side.LOCAL);
        } else if (remote) {
            onOneSide(node, Side.REMOTE);
        }
    }

    private void onOneSide(Node node, Side side) {
        if (!node.wasOnBothSides()) {
            newOnOneSide(node, side);
        } else if (node.edited(side)) {
            node.because("changed here, deleted there: the change stays");
            copy(node, side);
        } else if (node.moved(side) || wasInMovedFolder(node, side)) {
            node.because("moved here, deleted there: it stays");
            copy(node, side);
        } else {
            node.because("deleted on the " + (side == Side.LOCAL ? "115" : "local") + " side");
        }
    }

    private void newOnOneSide(Node node, Side side) {
        // A folder that the base expects on one side alone was left there for what is in it, and
        // does not come back on the other by itself (HC-309).
        boolean leftForItsContents = !node.isFile() && node.base().isPresent();
        if (node.base().filter(BaseNode::isSetAside).isPresent() && !node.edited(side)) {
            node.setAside();
            aims.only(node, side);
        } else if (leftForItsContents) {
            aims.only(node, side);
        } else {
            node.because(side == Side.LOCAL ? "new local" : "new on 115");
            copy(node, side);
        }
    }

    // Who deletes a folder does not mean to delete what the other side just gave a better name.
    private boolean wasInMovedFolder(Node node, Side side) {
        Optional<NodeId> parent = node.base().map(row -> row.place().parent());
        while (parent.isPresent() && !parent.orElseThrow().equals(NodeId.ROOT)) {
            Node folder = world.node(parent.orElseThrow());
            if (!folder.seen(side.other()).isAbsent()) {
                return false;
            }
            if (folder.moved(side)) {
                return true;
            }
            parent = folder.base().map(row -> row.place().parent());
        }
        return false;
    }

    private void copy(Node node, Side side) {
        if (node.isFile() && side == Side.REMOTE && node.seen(side).content().isEmpty()) {
            aims.postpone(node, Cause.VERIFY_FAILED, "115 does not tell its SHA-1");
            return;
        }
        aims.both(node, Aims.wish(node, side));
    }

    private void merge(Node node) {
        if (node.isFile() && renamedBeyond115(node)) {
            Node renamed = world.split(node, Side.LOCAL);
            judge(renamed);
            judge(node);
            return;
        }
        aims.both(node, place(node));
        if (node.isFile() && !node.isKept()) {
            versions.mergeBothWays(node);
        }
    }

    // 115 cannot rename to another extension, and the changed content is not here yet to be
    // uploaded under it: so the new name gets the old content, and the old name the new.
    private static boolean renamedBeyond115(Node node) {
        String nameOn115 = node.seen(Side.REMOTE).place().name();
        return node.wasOnBothSides()
                && node.moved(Side.LOCAL)
                && node.edited(Side.REMOTE)
                && !node.edited(Side.LOCAL)
                && !NameRules.canRenameOn115(
                        node.kind(), nameOn115, NodeNames.on115(node, place(node).name()));
    }

    private static Place place(Node node) {
        Place local = Aims.wish(node, Side.LOCAL);
        Place remote = Aims.wish(node, Side.REMOTE);
        Optional<Place> base = node.base().map(BaseNode::place);
        if (base.isEmpty()) {
            return local;
        }
        Place was = base.orElseThrow();
        NodeId parent = local.parent().equals(was.parent()) ? remote.parent() : local.parent();
        String name = local.name().equals(was.name()) ? remote.name() : local.name();
        return parent.equals(local.parent()) && name.equals(local.name())
                ? local
                : new Place(parent, name);
    }
}
