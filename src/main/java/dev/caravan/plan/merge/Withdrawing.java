package dev.caravan.plan.merge;

import dev.caravan.plan.match.World;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.tree.Side;
import java.util.Optional;

/**
 * The rule for what a side took out of scope, by another name or by another folder: the other side
 * keeps it, alone and untouched (DR-15). All else is for another judge.
 */
final class Withdrawing implements Judge {

    private final World world;
    private final Aims aims;
    private final Remarks remarks;
    private final Optional<Side> source;
    private final Judge others;

    /**
     * @param source the side that counts alone, if one does: what the other takes away comes back
     */
    Withdrawing(World world, Aims aims, Remarks remarks, Optional<Side> source, Judge others) {
        this.world = world;
        this.aims = aims;
        this.remarks = remarks;
        this.source = source;
        this.others = others;
    }

    @Override
    public void judge(Node node) {
        boolean stays = false;
        for (Side side : Side.values()) {
            if (node.seen(side).state() == Seen.State.WITHDRAWN) {
                node.see(side, Seen.ABSENT);
                stays |= source.filter(side.other()::equals).isEmpty();
            }
        }
        if (!stays) {
            others.judge(node);
            return;
        }
        for (Side side : Side.values()) {
            if (node.seen(side).isThere()) {
                stayAlone(node, side);
            }
        }
    }

    private void stayAlone(Node node, Side side) {
        node.setAside();
        aims.only(node, side);
        remarks.once(
                world.path(node.id()),
                side,
                side == Side.LOCAL
                        ? "115 has it under an excluded name now; the local copy stays"
                        : "it has an excluded name here now; the copy on 115 stays");
    }
}
