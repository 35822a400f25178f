package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderCheck;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItemSink;
import dev.caravan.drive.RemoteListing;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.ListFiles.Scope;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Everything below a folder: all files in one paged listing where 115 offers it, else folder by
 * folder; see {@code src/docs/decisions/remote-listing.md}.
 */
public final class TreeListing implements RemoteListing {

    private final ListFiles files;
    private final ReadInfo info;
    private final RandomGenerator random;
    private final RemoteId root;
    private final FolderMemory memory;
    private final FolderCheck check;
    private final OwnChanges changes;
    private final JustTold told;

    public TreeListing(
            ListFiles files,
            ReadInfo info,
            RandomGenerator random,
            RemoteId root,
            FolderMemory memory,
            FolderCheck check,
            OwnChanges changes,
            JustTold told) {
        this.files = files;
        this.info = info;
        this.random = random;
        this.root = root;
        this.memory = memory;
        this.check = check;
        this.changes = changes;
        this.told = told;
    }

    @Override
    public ListingVerdict into(RemoteItemSink sink) throws DriveException {
        try (OwnChanges.Watch watch = changes.watch()) {
            return into(sink, watch);
        }
    }

    private ListingVerdict into(RemoteItemSink sink, OwnChanges.Watch watch) throws DriveException {
        Pages pages = new Pages(files, info, watch, sink::pause);
        Optional<ItemInfo> own = own(pages);
        OptionalLong expected = own.map(ItemInfo::folders).orElse(OptionalLong.empty());
        FolderMap map = new FolderMap(root);
        map.rememberBelow(memory.all());
        FolderSearch search = new FolderSearch(root, pages, map, expected);
        Folders folders =
                new Folders(
                        root, pages, info, map, search, memory, expected, watch::folders, random);
        folders.begin(check);

        IdSet handedOn = new IdSet();
        FilesBelow below = new FilesBelow(root, folders, sink);
        Optional<Reading> reading = filesBelow(pages, handedOn, below);
        if (reading.isEmpty() || !below.isWholeTree(reading.get(), own, !map.all().isEmpty())) {
            return new FolderByFolder(root, pages, info).into(handedOn, sink);
        }
        folders.finish(below.filled());
        map.connected().forEach(sink::accept);
        return verdict(pages, own, reading.get(), search, below);
    }

    // It is not documented, so 115 may refuse it one day.
    private Optional<Reading> filesBelow(Pages pages, IdSet handedOn, FilesBelow below)
            throws DriveException {
        try {
            return Optional.of(pages.read(root, Scope.FILES_BELOW, handedOn, below));
        } catch (DriveException.Refused e) {
            return Optional.empty();
        }
    }

    private Optional<ItemInfo> own(Pages pages) throws DriveException {
        if (root.equals(RemoteId.ROOT)) {
            return Optional.empty();
        }
        Optional<ItemInfo> before = told.take(root);
        Optional<ItemInfo> own =
                (before.isPresent() ? before : asked(pages))
                        .filter(found -> found.item().kind() == NodeKind.FOLDER);
        if (own.isEmpty()) {
            throw new DriveException.Gone(
                    "could not list folder " + root + ": it does not exist any more", "");
        }
        return own;
    }

    private Optional<ItemInfo> asked(Pages pages) throws DriveException {
        pages.called();
        return info.of(root);
    }

    private static ListingVerdict verdict(
            Pages pages,
            Optional<ItemInfo> own,
            Reading reading,
            FolderSearch search,
            FilesBelow below) {
        Optional<String> flaw =
                reading.flaw().or(() -> emptyAgainstInfo(reading, own)).or(below::flaw);
        Set<RemoteId> unknown = new HashSet<>(search.unsure());
        return new ListingVerdict(flaw.isEmpty(), unknown, flaw.orElse(""), pages.calls());
    }

    /** An empty listing needs a second, independent witness. */
    private static Optional<String> emptyAgainstInfo(Reading reading, Optional<ItemInfo> own) {
        long counted = own.map(ItemInfo::files).orElse(OptionalLong.empty()).orElse(0);
        return reading.announced() == 0 && counted > 0
                ? Optional.of("the listing is empty, but 115 counts " + counted + " files")
                : Optional.empty();
    }
}
