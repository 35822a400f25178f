package dev.caravan.plan.node;

import dev.caravan.plan.name.NameRules;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.Optional;

/** Which name on one side stands for which on the other. */
public final class NodeNames {

    private NodeNames() {}

    /** Where a node on 115 stands in the words of the local side. */
    public static Place local(Node node, Place on115) {
        return new Place(on115.parent(), localName(node, on115.name()));
    }

    private static String localName(Node node, String nameOn115) {
        Optional<BaseNode> row = node.base();
        if (row.isPresent()
                && NameRules.isSame(row.orElseThrow().nameOn115(), nameOn115)
                && !node.hasDroppedAlias()) {
            return row.orElseThrow().place().name();
        }
        Seen local = node.seen(Side.LOCAL);
        if (row.isEmpty() && local.isThere()) {
            return local.place().name();
        }
        return node.seen(Side.REMOTE)
                .remoteId()
                .map(id -> NameRules.localName(nameOn115, id))
                .orElse(nameOn115);
    }

    /** What a node of this local name is called on 115, or shall be. */
    public static String on115(Node node, String localName) {
        Seen remote = node.seen(Side.REMOTE);
        if (remote.isThere() && localName(node, remote.place().name()).equals(localName)) {
            return remote.place().name();
        }
        return node.base()
                .filter(row -> row.place().name().equals(localName))
                .map(BaseNode::nameOn115)
                .orElse(localName);
    }
}
