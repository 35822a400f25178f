package dev.caravan.open115.client.drive;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.open115.pace.Timing;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits until folders that were moved have arrived: 115 moves them in the background after it has
 * answered (section 3.11), and until then their old place is taken and a new name may collide
 * there.
 */
final class Arrivals {

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ReadInfo info;
    private final KnownFolders folders;
    private final Timing timing;

    Arrivals(ReadInfo info, KnownFolders folders, Timing timing) {
        this.info = info;
        this.folders = folders;
        this.timing = timing;
    }

    /** Files among them are where they belong when 115 answers. */
    void await(List<RemoteId> moved, RemoteId target) throws DriveException {
        for (RemoteId id : moved) {
            if (folders.contains(id)) {
                awaitFolder(id, target);
            }
        }
    }

    private void awaitFolder(RemoteId id, RemoteId target) throws DriveException {
        Duration wait = FIRST_WAIT;
        Duration waited = Duration.ZERO;
        while (!hasArrived(id, target)) {
            if (waited.compareTo(PATIENCE) > 0) {
                throw new DriveException.Transient(
                        "115 is still moving folder " + id + " to folder " + target, "", null);
            }
            timing.sleep(wait);
            waited = waited.plus(wait);
            wait = wait.multipliedBy(2);
            wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        }
    }

    /** Who is gone meanwhile will not arrive either. */
    private boolean hasArrived(RemoteId id, RemoteId target) throws DriveException {
        Optional<ItemInfo> now = info.of(id);
        return now.isEmpty() || now.get().item().parent().equals(target);
    }
}
