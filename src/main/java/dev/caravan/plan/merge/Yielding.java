package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.plan.match.World;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.NodeNames;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.Optional;
import java.util.function.BiFunction;

/** What becomes of a node whose place another one gets. */
final class Yielding {

    private final Mode mode;
    private final World world;
    private final Aims aims;
    private final Remarks remarks;
    private final BiFunction<Place, Side, Place> conflictPlace;

    Yielding(
            Mode mode,
            World world,
            Aims aims,
            Remarks remarks,
            BiFunction<Place, Side, Place> conflictPlace) {
        this.mode = mode;
        this.world = world;
        this.aims = aims;
        this.remarks = remarks;
        this.conflictPlace = conflictPlace;
    }

    void giveWay(Node loser, Node winner, Place place) {
        Optional<Side> target = mode.source().map(Side::other);
        boolean targetsOwn =
                target.isPresent() && loser.seen(target.orElseThrow().other()).isAbsent();
        if (loser.hasDroppedAlias()) {
            keepAlias(loser);
        } else if (areTwins(loser, winner) || areTwinsHere(loser, winner, place)) {
            twin(loser, place, targetsOwn);
        } else if (targetsOwn) {
            makeWay(loser, winner, target.orElseThrow(), place);
        } else {
            copy(loser, place);
        }
    }

    // Its name is not free after all.
    private static void keepAlias(Node loser) {
        loser.want(Side.LOCAL, loser.seen(Side.LOCAL).place());
        loser.want(Side.REMOTE, loser.seen(Side.REMOTE).place());
    }

    // 115 has both under one name in one folder; a local folder cannot.
    private static boolean areTwins(Node loser, Node winner) {
        return loser.seen(Side.REMOTE).isThere()
                && winner.seen(Side.REMOTE).isThere()
                && loser.seen(Side.REMOTE).at().equals(winner.seen(Side.REMOTE).at());
    }

    // On 115 they do not meet: the one that has the name here got a number there, because the name
    // was taken, and the other is who has it.
    private static boolean areTwinsHere(Node loser, Node winner, Place place) {
        Seen remote = loser.seen(Side.REMOTE);
        return remote.isThere()
                && winner.goal(Side.LOCAL).isPresent()
                && winner.goal(Side.REMOTE)
                        .filter(goal -> !remote.at().equals(Optional.of(goal)))
                        .isPresent()
                && NodeNames.local(loser, remote.place()).equals(place);
    }

    private void twin(Node loser, Place place, boolean targetsOwn) {
        remarks.warning(
                Cause.DUPLICATE_NAME,
                world.path(place),
                "115 has another item of this name: "
                        + loser.seen(Side.REMOTE).remoteId().map(Object::toString).orElse("?"));
        loser.callIt(alias(loser));
        if (!targetsOwn) {
            loser.want(Side.LOCAL, new Place(place.parent(), alias(loser)));
            loser.want(Side.REMOTE, loser.seen(Side.REMOTE).place());
        }
    }

    private static String alias(Node node) {
        Seen remote = node.seen(Side.REMOTE);
        return NameRules.duplicateName(remote.place().name(), remote.remoteId().orElseThrow());
    }

    // The target's own item is never thrown away for a name: what the source had until now is an
    // earlier version, anything else, such as what was archived, moves aside.
    private void makeWay(Node loser, Node winner, Side target, Place place) {
        if (loser.isFile()
                && winner.isFile()
                && loser.base().isPresent()
                && !loser.isExpectedAlone()
                && !Versions.isForeign(loser, target)) {
            loser.because("another file was moved over it");
            loser.unwant(target);
            return;
        }
        if (target == Side.REMOTE && loser.kind() != winner.kind()) {
            loser.callIt(alias(loser));
            remarks.told(world.path(place), "115 keeps an older item of this name beside it");
            return;
        }
        Place aside = conflictPlace.apply(place, target);
        loser.because("stands where the source's version belongs: kept under another name");
        loser.want(target, aside);
        tell(place, aside, target);
    }

    private void copy(Node loser, Place place) {
        Side side = loser.seen(Side.REMOTE).isThere() ? Side.REMOTE : Side.LOCAL;
        Place aside = conflictPlace.apply(place, side);
        loser.because("its name is taken on the other side: kept under another name");
        if (loser.goal(Side.LOCAL).isPresent() && loser.goal(Side.REMOTE).isPresent()) {
            aims.both(loser, aside);
        } else {
            loser.want(side, aside);
        }
        tell(place, aside, side);
    }

    private void tell(Place place, Place aside, Side side) {
        remarks.conflict(place, aside, side, "two different items want one name; both are kept");
    }
}
