package dev.caravan.plan.merge;

import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The new name that an interrupted local move gave a file before it took the old one away.
 *
 * <p>It is no new file: device and inode are those of a node that 115 moved to exactly that place.
 * So it is left out of the look, and the move is planned again; it then only has to take the old
 * name away.
 */
public final class SecondName {

    private final PlanRequest request;

    private SecondName(PlanRequest request) {
        this.request = request;
    }

    /** The request without such names. */
    public static PlanRequest without(PlanRequest request) {
        boolean follows115 = !request.mode().source().equals(Optional.of(Side.LOCAL));
        if (!follows115
                || request.remote().moved().isEmpty()
                || request.local().fresh().isEmpty()) {
            return request;
        }
        return new SecondName(request).removed();
    }

    private PlanRequest removed() {
        Map<Place, FileKey> expected = expected();
        List<Fresh> others =
                request.local().fresh().stream()
                        .filter(item -> !item.stamp().key().equals(expected.get(item.place())))
                        .toList();
        return others.size() == request.local().fresh().size()
                ? request
                : request.withLocal(with(others));
    }

    /** Which inode stands at its old place still, by the place that 115 moved it to. */
    private Map<Place, FileKey> expected() {
        Map<NodeId, Stamp> touched = new HashMap<>();
        for (Touched each : request.local().touched()) {
            touched.put(each.id(), each.stamp());
        }
        Map<Place, FileKey> expected = new HashMap<>();
        request.remote()
                .moved()
                .forEach(
                        (node, to) ->
                                inPlace(node, touched).ifPresent(key -> expected.put(to, key)));
        return expected;
    }

    private Optional<FileKey> inPlace(NodeId node, Map<NodeId, Stamp> touched) {
        if (request.local().vanished().contains(node)) {
            return Optional.empty();
        }
        return Optional.ofNullable(touched.get(node))
                .or(() -> request.base().node(node).flatMap(row -> row.stamp()))
                .map(Stamp::key);
    }

    private LocalChanges with(List<Fresh> fresh) {
        LocalChanges look = request.local();
        return new LocalChanges(
                fresh,
                look.touched(),
                look.moved(),
                look.vanished(),
                look.unknown(),
                look.left(),
                look.withdrawn(),
                look.restamped(),
                look.findings(),
                look.files(),
                look.bytes());
    }
}
