package dev.caravan.plan.merge;

import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteFresh;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folders that moved here and cannot move on 115 as they are: they hold more than it moves at once,
 * or 115 has a new folder at that place by now, with which they become one.
 *
 * <p>To the plan such a folder is a new one at its new place, into which everything moved that was
 * in the old one; so each of its children is an operation of its own, and a pass that is cut off
 * half-way leaves nothing that the next one does not understand.
 */
public final class FoldersApart {

    private final PlanRequest request;
    private final List<Fresh> fresh;
    private final Map<NodeId, Place> moved;
    private final Set<NodeId> vanished;
    private long last;

    private FoldersApart(PlanRequest request) {
        this.request = request;
        this.fresh = new ArrayList<>(request.local().fresh());
        this.moved = new HashMap<>(request.local().moved());
        this.vanished = new HashSet<>(request.local().vanished());
        this.last =
                Stream.concat(
                                request.local().fresh().stream().map(Fresh::id),
                                request.remote().fresh().stream().map(item -> item.id()))
                        .mapToLong(NodeId::value)
                        .min()
                        .orElse(0);
    }

    /** The request with such folders taken apart. */
    public static PlanRequest apart(PlanRequest request) {
        Set<NodeId> apart = new TreeSet<>(request.unmovable());
        apart.addAll(meeting(request));
        if (apart.isEmpty()) {
            return request;
        }
        FoldersApart folders = new FoldersApart(request);
        apart.forEach(folders::takeApart);
        return request.withLocal(folders.look());
    }

    /** Those that moved here alone, to where 115 has a new folder. */
    private static Set<NodeId> meeting(PlanRequest request) {
        if (request.local().moved().isEmpty()) {
            return Set.of();
        }
        Set<Place> taken =
                request.remote().fresh().stream()
                        .filter(item -> item.kind() == NodeKind.FOLDER)
                        .map(RemoteFresh::place)
                        .collect(Collectors.toSet());
        return request.local().moved().entrySet().stream()
                .filter(each -> taken.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .filter(folder -> !request.remote().moved().containsKey(folder))
                .filter(folder -> !request.remote().vanished().contains(folder))
                .collect(Collectors.toSet());
    }

    private void takeApart(NodeId folder) {
        Optional<Stamp> stamp = request.base().node(folder).flatMap(this::stamp);
        if (stamp.isEmpty()
                || !moved.containsKey(folder)
                || request.local().unknown().contains(folder)) {
            return;
        }
        NodeId again = new NodeId(--last);
        Place place = moved.remove(folder);
        vanished.add(folder);
        moved.replaceAll((node, to) -> inside(to, folder, again));
        fresh.replaceAll(
                each ->
                        new Fresh(
                                each.id(),
                                inside(each.place(), folder, again),
                                each.kind(),
                                each.stamp(),
                                each.content()));
        for (BaseNode child : request.base().children(folder)) {
            if (stayed(child)) {
                moved.put(child.id(), new Place(again, child.place().name()));
            }
        }
        // Parents stand before their children.
        fresh.add(0, new Fresh(again, place, NodeKind.FOLDER, stamp.get(), Optional.empty()));
    }

    private Optional<Stamp> stamp(BaseNode row) {
        return Optional.ofNullable(request.local().restamped().get(row.id())).or(row::stamp);
    }

    private static Place inside(Place place, NodeId folder, NodeId again) {
        return place.parent().equals(folder) ? new Place(again, place.name()) : place;
    }

    private boolean stayed(BaseNode child) {
        LocalChanges look = request.local();
        return Observed.expected(Side.LOCAL, child)
                && !moved.containsKey(child.id())
                && !look.vanished().contains(child.id())
                && !look.left().contains(child.id())
                && !look.withdrawn().contains(child.id());
    }

    private LocalChanges look() {
        LocalChanges look = request.local();
        return new LocalChanges(
                fresh,
                look.touched(),
                moved,
                vanished,
                look.unknown(),
                look.left(),
                look.withdrawn(),
                look.restamped(),
                look.findings(),
                look.files(),
                look.bytes());
    }
}
