package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.look.Fresh;
import dev.caravan.plan.match.World;
import dev.caravan.plan.name.ConflictNames;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.NodeNames;
import dev.caravan.plan.request.Mode;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/** Sees to it that no two nodes want the same place, and gives the names that come of it. */
final class Seating {

    private static final Comparator<Place> BY_PLACE =
            Comparator.comparing(Place::parent).thenComparing(Place::name);

    private final PlanRequest request;
    private final World world;
    private final Aims aims;
    private final Remarks remarks;
    private final SortedSet<RelativePath> leftAlone;
    private final Precedence precedence;
    private final Set<Place> given = new HashSet<>();
    private final Set<Place> marked = new HashSet<>();

    Seating(
            PlanRequest request,
            World world,
            Aims aims,
            Remarks remarks,
            SortedSet<RelativePath> leftAlone) {
        this.request = request;
        this.world = world;
        this.aims = aims;
        this.remarks = remarks;
        this.leftAlone = leftAlone;
        this.precedence = new Precedence(request.mode());
        for (Fresh fresh : request.local().fresh()) {
            if (fresh.place().name().contains(" (conflict ")) {
                marked.add(fresh.place());
            }
        }
    }

    /** All places that are wanted, in the words of the local side. */
    Map<Place, List<Node>> claims() {
        Map<Place, List<Node>> claims = new TreeMap<>(BY_PLACE);
        for (Node node : world.involved()) {
            if (node.exile().isEmpty()) {
                for (Place place : wanted(node)) {
                    claims.computeIfAbsent(place, p -> new ArrayList<>(1)).add(node);
                }
            }
        }
        return claims;
    }

    private Set<Place> wanted(Node node) {
        Set<Place> places = new HashSet<>();
        if (request.mode().source().equals(Optional.of(Side.LOCAL))) {
            node.goal(Side.REMOTE).ifPresent(places::add);
            return places;
        }
        Optional<Place> local = node.goal(Side.LOCAL);
        local.ifPresent(places::add);
        if (local.isEmpty() || node.isKept()) {
            node.goal(Side.REMOTE)
                    .filter(place -> request.mode() == Mode.SYNC)
                    .ifPresent(place -> places.add(NodeNames.local(node, place)));
        }
        return places;
    }

    /** Settles who gets which place; some may be left as they are, which frees no place. */
    void seat() {
        boolean postponed = true;
        while (postponed) {
            postponed = false;
            for (Map.Entry<Place, List<Node>> claim : claims().entrySet()) {
                postponed |= settle(claim.getKey(), claim.getValue());
            }
        }
        for (Node node : world.involved()) {
            node.exile().ifPresent(side -> sendAway(node, side));
        }
    }

    private boolean settle(Place place, List<Node> claimants) {
        occupant(place, claimants).ifPresent(claimants::add);
        if (claimants.size() < 2) {
            return false;
        }
        claimants.sort(precedence.at(place));
        Node winner = claimants.get(0);
        boolean postponed = false;
        for (Node loser : claimants.subList(1, claimants.size())) {
            postponed |= giveWay(loser, winner, place);
        }
        return postponed;
    }

    // A neighbour that this plan is not about stands where the base has it, and stays.
    private Optional<Node> occupant(Place place, List<Node> claimants) {
        boolean mayBeNew =
                claimants.stream()
                        .anyMatch(node -> !Optional.of(place).equals(node.basePlace(Side.LOCAL)));
        if (!mayBeNew || !place.parent().inBase()) {
            return Optional.empty();
        }
        return world.base()
                .child(place.parent(), place.name())
                .filter(row -> world.involved(row.id()).isEmpty())
                .map(row -> world.node(row.id()))
                .filter(node -> wanted(node).contains(place));
    }

    private boolean giveWay(Node loser, Node winner, Place place) {
        if (loser.isKept()) {
            return false;
        }
        if (mayBeReplaced(loser, winner)) {
            world.involve(loser).keep();
            postpone(winner);
            return true;
        }
        if (winner.isKept()) {
            postpone(loser);
            return true;
        }
        new Yielding(request.mode(), world, aims, remarks, this::conflictPlace)
                .giveWay(world.involve(loser), winner, place);
        return false;
    }

    // Half a view does not tell whether 115 still has the one that was there before: if not, the
    // other is its new version, and no second file of that name.
    private boolean mayBeReplaced(Node loser, Node winner) {
        return !request.remote().complete()
                && loser.base().isPresent()
                && winner.base().isEmpty()
                && winner.seen(Side.REMOTE).isThere();
    }

    private void postpone(Node node) {
        aims.postpone(
                node,
                Cause.SCAN_INCOMPLETE,
                "its place is taken by something that cannot be judged now");
    }

    private void sendAway(Node node, Side side) {
        Place from = Aims.wish(node, side);
        Place wanted =
                node.goal(side)
                        .map(
                                goal ->
                                        NameRules.isTemporary(from.name())
                                                ? goal
                                                : new Place(goal.parent(), from.name()))
                        .orElse(from);
        Place place = conflictPlace(wanted, side);
        if (request.mode() == Mode.SYNC) {
            aims.both(node, place);
        } else {
            node.want(side, place);
        }
        remarks.conflict(wanted, place, side, "two different versions; both are kept");
    }

    /** A free place for a conflict copy, never given twice. */
    private Place conflictPlace(Place wanted, Side side) {
        Map<Place, List<Node>> claims = claims();
        String name =
                ConflictNames.of(
                        wanted.name(),
                        side,
                        request.at(),
                        candidate -> isTaken(new Place(wanted.parent(), candidate), claims));
        Place place = new Place(wanted.parent(), name);
        given.add(place);
        return place;
    }

    private boolean isTaken(Place place, Map<Place, List<Node>> claims) {
        NodeId parent = place.parent();
        return given.contains(place)
                || claims.containsKey(place)
                || marked.contains(
                        new Place(world.links().itemOf(Side.LOCAL, parent), place.name()))
                || (parent.inBase() && world.base().child(parent, place.name()).isPresent())
                || (!leftAlone.isEmpty() && leftAlone.contains(world.path(place)));
    }
}
