package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The items that a message sends to the recycle bin, folder by folder. */
final class Trashing {

    private final Drive drive;
    private final Open115Request request;

    Trashing(Drive drive, Open115Request request) {
        this.drive = drive;
        this.request = request;
    }

    /** How many items were sent there; what was gone already counts. */
    int run() throws DriveException {
        Ids ids = Ids.of(request);
        for (Map.Entry<RemoteId, List<RemoteId>> folder : byFolder(ids).entrySet()) {
            for (List<RemoteId> some : new Ids(folder.getValue()).chunks()) {
                drive.trash(some, folder.getKey());
            }
        }
        return ids.all().size();
    }

    private Map<RemoteId, List<RemoteId>> byFolder(Ids ids) throws DriveException {
        Map<RemoteId, RemoteId> parents = request.parents();
        Optional<RemoteId> folder =
                request.namesFolder() && !parents.keySet().containsAll(ids.all())
                        ? Optional.of(request.folder().find(drive))
                        : Optional.empty();
        Map<RemoteId, List<RemoteId>> byFolder = new TreeMap<>();
        for (RemoteId id : ids.all()) {
            // An item knows its folder best: a named one may be the top of the tree it was found
            // in.
            Optional<RemoteId> parent = Optional.ofNullable(parents.get(id)).or(() -> folder);
            if (parent.isEmpty()) {
                parent = asked(id, ids.all().size());
            }
            // What is gone is as good as trashed.
            parent.ifPresent(in -> byFolder.computeIfAbsent(in, it -> new ArrayList<>()).add(id));
        }
        return byFolder;
    }

    /** A question for each of many would cost more calls than the trashing itself. */
    private Optional<RemoteId> asked(RemoteId id, int items) throws DriveException {
        if (items > 1) {
            throw new IllegalArgumentException(
                    "trash of several ids needs the header "
                            + Open115Constants.PARENT_ID
                            + ", or items as body");
        }
        return drive.info(id).map(RemoteItem::parent);
    }
}
