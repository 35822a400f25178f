package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderCheck;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.Glance;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteListing;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at one folder, again and again, as cheaply as its options allow. */
final class FolderLooks {

    /**
     * In a large tree the rename of a deep folder shows only when each folder is seen for itself.
     */
    private static final Duration FOLDERS_EVERY = Duration.ofDays(1);

    private final Open115Configuration options;
    private final InstantSource time;

    /** One look. */
    record Seen(Look look, int calls) {}

    FolderLooks(Open115Configuration options, InstantSource time) {
        this.options = options;
        this.time = time;
    }

    /**
     * The folder as it is now, seen completely; empty when a probe says that it is as it was. What
     * cannot be seen completely is an exception, and nothing in it is gone (DR-2).
     */
    Optional<Seen> look(Drive drive, Optional<Look> last) throws DriveException {
        Instant now = time.instant();
        // From the first look on the folder is its id: renamed or moved it is followed.
        RemoteId folder = last.isPresent() ? last.get().folder() : address().find(drive);
        Optional<Glance> glance = glance(drive, folder);
        boolean still = glance.isPresent() && last.isPresent() && isStill(last.get(), glance, now);
        return still ? Optional.empty() : Optional.of(whole(drive, folder, last, glance, now));
    }

    private boolean isStill(Look last, Optional<Glance> glance, Instant now) {
        Instant due = last.at().plusMillis(options.getWholeEvery());
        return last.glance().equals(glance) && now.isBefore(due) && !now.isBefore(last.at());
    }

    private Optional<Glance> glance(Drive drive, RemoteId folder) throws DriveException {
        return switch (options.getProbe()) {
            case never -> Optional.empty();
            case glance -> drive.glance(folder);
        };
    }

    private Seen whole(
            Drive drive, RemoteId folder, Optional<Look> last, Optional<Glance> glance, Instant now)
            throws DriveException {
        Instant foldersDue = last.map(Look::everyFolderAt).orElse(Instant.MIN);
        boolean all = last.isEmpty() || !now.isBefore(foldersDue.plus(FOLDERS_EVERY));
        FolderMemory memory = last.map(Look::folders).orElse(FolderMemory.NONE);
        FolderCheck check = all ? FolderCheck.ALL : FolderCheck.CHEAP;
        RemoteListing listing =
                switch (options.depthOr(ListDepth.tree)) {
                    case children -> drive.children(folder);
                    case tree -> drive.tree(folder, memory, check);
                };
        Map<RemoteId, RemoteItem> before = last.map(Look::items).orElse(Map.of());
        Map<RemoteId, RemoteItem> items = new HashMap<>();
        ListingVerdict verdict =
                listing.into(
                        item ->
                                RemoteChanges.settled(before, item)
                                        .ifPresent(it -> items.put(it.id(), it)));
        CompleteListing.check(folder, verdict);
        return new Seen(
                new Look(folder, items, glance, now, all ? now : foldersDue), verdict.calls());
    }

    private FolderAddress address() {
        Optional<String> parent = Optional.ofNullable(options.getParentId());
        String path = Optional.ofNullable(options.getPath()).orElse("");
        return FolderAddress.of(parent.map(RemoteId::new), path);
    }
}
