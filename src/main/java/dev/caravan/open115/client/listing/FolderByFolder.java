package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteItemSink;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.open115.client.ListFiles.Scope;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Looks at a tree one folder after the other; one call for each at least. */
final class FolderByFolder {

    private final RemoteId root;
    private final Pages pages;
    private final ReadInfo info;
    private final Deque<RemoteId> waiting = new ArrayDeque<>();
    private final Set<RemoteId> queued = new HashSet<>();
    private final Set<RemoteId> unsure = new HashSet<>();

    FolderByFolder(RemoteId root, Pages pages, ReadInfo info) {
        this.root = root;
        this.pages = pages;
        this.info = info;
    }

    /** Hands on what was not handed on before; folders whose listing has a flaw are unknown. */
    ListingVerdict into(IdSet handedOn, RemoteItemSink sink) throws DriveException {
        enter(root);
        while (!waiting.isEmpty()) {
            RemoteId folder = waiting.removeFirst();
            Optional<String> flaw = list(folder, handedOn, sink);
            if (flaw.isPresent() && folder.equals(root)) {
                return new ListingVerdict(false, unsure, flaw.get(), pages.calls());
            }
            if (flaw.isPresent()) {
                unsure.add(folder);
            }
        }
        return new ListingVerdict(true, unsure, "", pages.calls());
    }

    /** Lists one folder and no deeper. */
    ListingVerdict childrenInto(RemoteItemSink sink) throws DriveException {
        Optional<String> flaw = read(root, new IdSet(), sink::accept);
        return new ListingVerdict(flaw.isEmpty(), Set.of(), flaw.orElse(""), pages.calls());
    }

    private Optional<String> list(RemoteId folder, IdSet handedOn, RemoteItemSink sink)
            throws DriveException {
        try {
            // a folder that was handed on before still has to be entered, so each is looked at here
            return read(
                    folder,
                    new IdSet(),
                    item -> {
                        if (item.kind() == NodeKind.FOLDER) {
                            enter(item.id());
                        }
                        if (handedOn.add(item.id())) {
                            sink.accept(item);
                        }
                    });
        } catch (DriveException.Gone | DriveException.NotUnderstood e) {
            if (folder.equals(root)) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void enter(RemoteId folder) {
        if (queued.add(folder)) {
            waiting.addLast(folder);
        }
    }

    private Optional<String> read(RemoteId folder, IdSet handedOn, Pages.Taker taker)
            throws DriveException {
        Reading reading =
                pages.read(
                        folder,
                        Scope.CHILDREN,
                        handedOn,
                        item -> {
                            requireChild(folder, item);
                            taker.take(item);
                        });
        return reading.isWhole() && reading.announced() == 0
                ? emptyAgainstInfo(folder)
                : reading.flaw();
    }

    // Whatever such an answer is, it is no listing of this folder.
    private static void requireChild(RemoteId folder, RemoteItem item) throws DriveException {
        if (!item.parent().equals(folder)) {
            throw new DriveException.NotUnderstood(
                    "could not list folder " + folder + ": 115 shows what is in another one",
                    "pid",
                    null);
        }
    }

    /** An empty listing needs a second, independent witness. */
    private Optional<String> emptyAgainstInfo(RemoteId folder) throws DriveException {
        if (folder.equals(RemoteId.ROOT)) {
            return Optional.empty();
        }
        pages.called();
        Optional<ItemInfo> own = info.of(folder);
        if (own.isEmpty()) {
            throw new DriveException.Gone(
                    "could not list folder " + folder + ": it does not exist any more", "");
        }
        long counted = own.get().files().orElse(0) + own.get().folders().orElse(0);
        return counted == 0
                ? Optional.empty()
                : Optional.of("the listing is empty, but 115 counts " + counted + " items");
    }
}
