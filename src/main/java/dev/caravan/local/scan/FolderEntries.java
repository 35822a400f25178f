package dev.caravan.local.scan;

import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.scan.FolderIdentity.Is;
import dev.caravan.look.Finding.Reason;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Stamp;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Decides for each folder that is met what it is, and whether and as what it is entered. */
final class FolderEntries {

    private static final String OTHER_DEVICE =
            "a file system was mounted or unmounted here since it was last synced; put it back, or"
                    + " exclude the folder for one pass to begin anew with what is here";

    private final Differences differences;
    private final Departures departures;
    private final FolderIdentity identity;
    private final Deque<Postponed> postponed = new ArrayDeque<>();

    private record Postponed(Met met, BaseNode node) {}

    /** A folder where it was met. */
    private record Met(
            Visit above,
            FilterRules rules,
            Entry entry,
            Optional<BaseNode> node,
            Visit.Depth below) {}

    FolderEntries(Differences differences, Departures departures, FolderIdentity identity) {
        this.differences = differences;
        this.departures = departures;
        this.identity = identity;
    }

    /** The folder to be entered, unless it is left alone or has to wait. */
    Optional<Visit> met(
            Visit above,
            FilterRules rules,
            Entry entry,
            Optional<BaseNode> node,
            Visit.Depth below) {
        Met met = new Met(above, rules, entry, node, below);
        Optional<BaseNode> here =
                node.filter(it -> it.kind() == NodeKind.FOLDER && BasePlaces.isExpected(it));
        return enter(met, identity.of(entry, here));
    }

    private Optional<Visit> enter(Met met, Is is) {
        if (is instanceof Is.InPlace in) {
            return inPlace(met, in.node());
        }
        if (is instanceof Is.Moved moved) {
            differences.moved(moved.node().id(), new Place(met.above().id(), met.entry().name()));
            displaced(met);
            return Optional.of(visit(met, moved.node().id(), Optional.empty()));
        }
        if (is instanceof Is.Unclear unclear) {
            postponed.add(new Postponed(met, unclear.node()));
            return Optional.empty();
        }
        if (is instanceof Is.OnOtherDevice on) {
            differences.unknown(on.node().id());
            differences.found(
                    met.above().path().child(met.entry().name()),
                    Reason.OTHER_DEVICE,
                    Optional.of(on.node().id()),
                    OTHER_DEVICE);
            return Optional.empty();
        }
        displaced(met);
        Place place = new Place(met.above().id(), met.entry().name());
        return Optional.of(visit(met, differences.newId(), Optional.of(place)));
    }

    private Optional<Visit> inPlace(Met met, BaseNode node) {
        Stamp stamp = met.entry().stamp();
        // The times of a folder change with everything in it; only who it is counts.
        boolean same = node.stamp().filter(it -> it.key().equals(stamp.key())).isPresent();
        if (same && met.below() == Visit.Depth.THIS_FOLDER) {
            return Optional.empty();
        }
        if (!same) {
            differences.restamped(node.id(), stamp);
        }
        return Optional.of(visit(met, node.id(), Optional.empty()));
    }

    /** The node that belongs here, if any, is not what stands here. */
    private void displaced(Met met) {
        met.node()
                .filter(BasePlaces::isExpected)
                .ifPresent(node -> departures.vanished(node, met.above(), met.rules()));
    }

    private static Visit visit(Met met, NodeId id, Optional<Place> fresh) {
        Entry entry = met.entry();
        return new Visit(
                entry.place(),
                met.above().path().child(entry.name()),
                entry.stamp(),
                id,
                fresh,
                met.rules(),
                Visit.Depth.EVERYTHING,
                entry.reached(),
                met.above());
    }

    /** The next folder that had to wait until the others were seen. */
    Optional<Visit> nextPostponed() {
        while (!postponed.isEmpty()) {
            Postponed next = postponed.remove();
            Optional<Visit> visit = enter(next.met(), identity.afterAllOthers(next.node()));
            if (visit.isPresent()) {
                return visit;
            }
        }
        return Optional.empty();
    }
}
