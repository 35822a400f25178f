package dev.caravan.open115.client.drive;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteListing;
import dev.caravan.open115.client.DeleteItems;
import dev.caravan.tree.RemoteId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Sends items to the recycle bin so that what is already there counts as done, and what is too much
 * at once goes in pieces.
 */
final class Trash {

    private final DeleteItems delete;
    private final Function<RemoteId, RemoteListing> children;

    /**
     * @param children lists what is directly in a folder
     */
    Trash(DeleteItems delete, Function<RemoteId, RemoteListing> children) {
        this.delete = delete;
        this.children = children;
    }

    void trash(RemoteId parent, List<RemoteId> ids) throws DriveException {
        for (List<RemoteId> some : Batches.of(ids)) {
            try {
                delete.from(parent, some);
            } catch (DriveException.Gone e) {
                // one of them is gone, and 115 does not say which nor what became of the others
                oneByOne(parent, some);
            } catch (DriveException.Refused e) {
                if (e.word() != Cause.DIR_TOO_MANY) {
                    throw e;
                }
                inPieces(parent, some);
            }
        }
    }

    private void oneByOne(RemoteId parent, List<RemoteId> ids) throws DriveException {
        if (ids.size() == 1) {
            return;
        }
        for (RemoteId id : ids) {
            trash(parent, List.of(id));
        }
    }

    /** All of them, or all that is in the only one, is more than 115 takes at once. */
    private void inPieces(RemoteId parent, List<RemoteId> ids) throws DriveException {
        if (ids.size() > 1) {
            oneByOne(parent, ids);
            return;
        }
        RemoteId folder = ids.get(0);
        Set<RemoteId> inside = inside(folder);
        if (inside.isEmpty()) {
            throw stuck(folder, "115 shows nothing in it");
        }
        trash(folder, List.copyOf(inside));
        // That took a while, in which somebody may have put something there.
        if (!inside.containsAll(inside(folder))) {
            throw stuck(folder, "another client put something into it meanwhile");
        }
        delete.from(parent, ids);
    }

    private Set<RemoteId> inside(RemoteId folder) throws DriveException {
        Set<RemoteId> inside = new LinkedHashSet<>();
        ListingVerdict verdict = children.apply(folder).into(item -> inside.add(item.id()));
        if (!verdict.complete()) {
            throw stuck(folder, verdict.reason());
        }
        return inside;
    }

    private static DriveException stuck(RemoteId folder, String why) {
        return new DriveException.NotUnderstood(
                "could not send folder " + folder + " to the bin piece by piece: " + why,
                "pieces",
                null);
    }
}
