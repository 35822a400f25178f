package dev.caravan.local.scan;

import dev.caravan.local.filter.FilterRules;
import dev.caravan.look.Finding.Reason;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.util.List;
import java.util.Optional;

/** Compares files with the nodes of the base that stand in their places. */
final class FileComparison {

    private static final String BEING_WRITTEN = "it changed a moment ago";

    private final BaseLookup base;
    private final Differences differences;
    private final Departures departures;
    private final Steadiness steadiness;

    FileComparison(
            BaseLookup base,
            Differences differences,
            Departures departures,
            Steadiness steadiness) {
        this.base = base;
        this.differences = differences;
        this.departures = departures;
        this.steadiness = steadiness;
    }

    void met(
            Visit folder, FilterRules rules, Listing listing, Entry file, Optional<BaseNode> node) {
        differences.seen(file.stamp().size());
        if (node.isPresent() && node.get().kind() == NodeKind.FILE) {
            known(folder, listing, file, node.get());
            return;
        }
        node.ifPresent(other -> departures.vanished(other, folder, rules));
        fresh(folder, listing, file);
    }

    private void known(Visit folder, Listing listing, Entry file, BaseNode node) {
        Stamp stamp = file.stamp();
        Optional<Stamp> before = node.stamp();
        if (before.isPresent() && before.get().equals(stamp)) {
            if (steadiness.isUnsure(stamp, listing)) {
                differences.touched(node.id(), stamp);
            }
        } else if (before.isPresent() && isOnlyRenumbered(before.get(), stamp)) {
            differences.restamped(node.id(), stamp);
        } else if (!isOnlyRenamed(before, stamp) && steadiness.isUnstable(stamp, listing)) {
            RelativePath path = folder.path().child(file.name());
            differences.found(path, Reason.UNSTABLE, Optional.of(node.id()), BEING_WRITTEN);
        } else {
            differences.touched(node.id(), stamp);
        }
    }

    // The same change time to the nanosecond: the machine only counts its disks differently.
    private static boolean isOnlyRenumbered(Stamp before, Stamp now) {
        return new Stamp(
                        now.size(),
                        now.modifiedNs(),
                        now.changedNs(),
                        new FileKey(before.key().device(), now.key().inode()))
                .equals(before);
    }

    private void fresh(Visit folder, Listing listing, Entry file) {
        if (steadiness.isUnstable(file.stamp(), listing)) {
            List<BaseNode> origins = origins(file.stamp());
            if (origins.stream().noneMatch(it -> isOnlyRenamed(it.stamp(), file.stamp()))) {
                departures.suspended(
                        folder.path().child(file.name()),
                        origins.stream().map(BaseNode::id).toList(),
                        BEING_WRITTEN);
                return;
            }
        }
        NodeId id = differences.newId();
        Place place = new Place(folder.id(), file.name());
        differences.fresh(id, place, NodeKind.FILE, file.stamp());
    }

    /** The files of the base that it was, if it only got another name. */
    private List<BaseNode> origins(Stamp stamp) {
        return base.byKey(stamp.key()).stream()
                .filter(node -> node.kind() == NodeKind.FILE)
                .toList();
    }

    private static boolean isOnlyRenamed(Optional<Stamp> before, Stamp now) {
        return before.filter(stamp -> stamp.isOnlyRenamed(now)).isPresent();
    }
}
