package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.Halt;
import dev.caravan.local.scan.Itinerary.Arrival;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One walk through the local folder, folder by folder. */
final class LocalWalk {

    private final BaseLookup base;
    private final Differences differences;
    private final Departures departures;
    private final FolderEntries folders;
    private final FileComparison files;

    /** Folders of the base in which the walk began: it may also come to them from above. */
    private final Set<NodeId> begun = new HashSet<>();

    LocalWalk(
            Path root, BaseLookup base, Disk disk, Differences differences, Steadiness steadiness) {
        this.base = base;
        this.differences = differences;
        this.departures = new Departures(base, differences, new Hidden(base, disk));
        BasePlaces places = new BasePlaces(root, base, differences);
        FolderIdentity identity = new FolderIdentity(base, disk, differences, places);
        this.folders = new FolderEntries(differences, departures, identity);
        this.files = new FileComparison(base, differences, departures, steadiness);
    }

    void walk(FolderReader reader, List<Visit> starts, Halt halt) throws InterruptedException {
        Set<NodeId> entered = new HashSet<>();
        starts.forEach(start -> begun.add(start.id()));
        try (Itinerary itinerary = new Itinerary(reader, halt)) {
            itinerary.add(starts);
            while (goesOn(itinerary)) {
                if (Thread.interrupted() || halt.isCalled()) {
                    throw new InterruptedException("the look was cut off");
                }
                Arrival arrival = itinerary.next();
                NodeId folder = arrival.visit().id();
                if (!begun.contains(folder) || entered.add(folder)) {
                    itinerary.add(enter(arrival));
                }
            }
        }
        departures.settle();
    }

    private boolean goesOn(Itinerary itinerary) {
        if (itinerary.isEmpty()) {
            folders.nextPostponed().ifPresent(visit -> itinerary.add(List.of(visit)));
        }
        return !itinerary.isEmpty();
    }

    private List<Visit> enter(Arrival arrival) throws InterruptedException {
        Visit visit = arrival.visit();
        try {
            Listing listing = arrival.listing();
            tell(visit);
            return new FolderComparison(visit, listing, differences, departures, files, folders)
                    .compare(visit.id().inBase() ? base.children(visit.id()) : List.of());
        } catch (NoSuchFileException e) {
            // A fresh folder that is gone again concerns nobody.
            if (visit.id().inBase()) {
                differences.unreadable(visit.path(), visit.id(), e);
            }
        } catch (IOException e) {
            tell(visit);
            differences.unreadable(visit.path(), visit.id(), e);
        }
        return List.of();
    }

    private void tell(Visit visit) {
        visit.fresh()
                .ifPresent(
                        place ->
                                differences.fresh(
                                        visit.id(), place, NodeKind.FOLDER, visit.stamp()));
    }
}
