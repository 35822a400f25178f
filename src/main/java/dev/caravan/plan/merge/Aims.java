package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.plan.match.World;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.NodeNames;
import dev.caravan.plan.node.Seen;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.Optional;

/** Gives nodes their goals, as far as 115 can hold their names. */
public final class Aims {

    private final World world;
    private final Remarks remarks;

    Aims(World world, Remarks remarks) {
        this.world = world;
        this.remarks = remarks;
    }

    /** Wants a node on both sides, at a place in the words of the local side. */
    void both(Node node, Place local) {
        String name = NodeNames.on115(node, local.name());
        Optional<String> refusal = refusal(node, name);
        if (refusal.isEmpty()) {
            node.want(Side.LOCAL, local);
            node.want(Side.REMOTE, new Place(local.parent(), name));
            return;
        }
        remarks.partial(
                Cause.NAME_UNSUPPORTED,
                world.path(local),
                "115 cannot hold it: " + refusal.orElseThrow());
        // Whatever 115 has of it keeps the name it has (HC-057).
        node.keep();
    }

    private static Optional<String> refusal(Node node, String name) {
        Seen remote = node.seen(Side.REMOTE);
        if (remote.isThere() && remote.place().name().equals(name)) {
            return Optional.empty();
        }
        return NameRules.refusalOn115(name, node.kind());
    }

    /** Wants a node where it is on one side, and nowhere on the other. */
    void only(Node node, Side side) {
        node.unwant(side.other());
        node.seen(side).at().ifPresent(place -> node.want(side, place));
    }

    /** Leaves a node alone because something is not known. */
    void postpone(Node node, Cause cause, String text) {
        remarks.partial(cause, world.path(node.id()), text);
        node.keep();
    }

    /**
     * Where a side has a node, in the words of the local side; a temporary name is nobody's wish,
     * so that the base's place counts then.
     */
    public static Place wish(Node node, Side side) {
        Place place = node.seen(side).place();
        if (NameRules.isTemporary(place.name()) && node.base().isPresent()) {
            return node.basePlace(Side.LOCAL).orElseThrow();
        }
        return side == Side.LOCAL ? place : NodeNames.local(node, place);
    }
}
