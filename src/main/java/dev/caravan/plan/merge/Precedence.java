package dev.caravan.plan.merge;

import dev.caravan.plan.match.RemoteGroups;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.NodeNames;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Side;
import java.util.Comparator;
import java.util.Optional;

/** Who comes first when several nodes want one place; never a matter of listing order. */
final class Precedence {

    private static final Comparator<Node> BY_AGE =
            Comparator.comparing((Node node) -> node.base().isEmpty())
                    .thenComparing(Node::kind, Comparator.reverseOrder())
                    .thenComparing(Precedence::newestFirst)
                    .thenComparing(Node::id);

    private final Mode mode;

    Precedence(Mode mode) {
        this.mode = mode;
    }

    Comparator<Node> at(Place place) {
        return Comparator.comparingInt((Node node) -> rank(node, place)).thenComparing(BY_AGE);
    }

    private int rank(Node node, Place place) {
        if (node.isKept()) {
            return 0;
        }
        Optional<Side> source = mode.source();
        if (source.isPresent() && node.seen(source.orElseThrow()).isAbsent()) {
            return 5;
        }
        if (mode != Mode.PULL && mode != Mode.PULL_MIRROR && isAt(node, Side.LOCAL, place)) {
            return 1;
        }
        if (isAt(node, Side.REMOTE, place)) {
            return node.basePlace(Side.LOCAL).equals(Optional.of(place)) ? 2 : 3;
        }
        return 4;
    }

    private static boolean isAt(Node node, Side side, Place place) {
        Seen seen = node.seen(side);
        if (!seen.isThere()) {
            return false;
        }
        return place.equals(
                side == Side.LOCAL ? seen.place() : NodeNames.local(node, seen.place()));
    }

    private static int newestFirst(Node one, Node other) {
        Optional<RemoteId> a = one.seen(Side.REMOTE).remoteId();
        Optional<RemoteId> b = other.seen(Side.REMOTE).remoteId();
        if (one.base().isPresent() || a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        return RemoteGroups.OLDEST_FIRST.compare(b.orElseThrow(), a.orElseThrow());
    }
}
