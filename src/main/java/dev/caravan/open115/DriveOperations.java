package dev.caravan.open115;

import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteListing;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations, each as one call to the drive and one result. */
final class DriveOperations {

    private final Drive drive;
    private final Open115Request request;

    DriveOperations(Drive drive, Open115Request request) {
        this.drive = drive;
        this.request = request;
    }

    Open115Result run(Open115Operation operation) throws DriveException {
        return switch (operation) {
            case list -> list();
            case info -> shown(info());
            case mkdir -> shown(makeFolder());
            case upload -> uploaded(new Uploading(drive, request).run());
            case download -> downloaded(new Downloading(drive, request).run());
            case move -> moved(new Moving(drive, request).run());
            case trash -> counted(new Trashing(drive, request).run());
            case restore -> counted(new Restoring(drive, request).run());
            case space -> Open115Result.of(drive.space());
            case changes ->
                    throw new IllegalArgumentException(
                            "open115:changes can be listened to, not called");
        };
    }

    private Open115Result list() throws DriveException {
        RemoteId folder = request.folder().find(drive);
        RemoteListing listing =
                switch (request.depth()) {
                    case children -> drive.children(folder);
                    case tree -> drive.tree(folder, memory());
                };
        return switch (request.output()) {
            case items -> Open115Result.of(items(folder, listing));
            case listing -> Open115Result.of(listing);
        };
    }

    /**
     * A route that remembers folders from earlier looks gives them as body, and saves a call for
     * each.
     */
    private FolderMemory memory() {
        return request.body(FolderMemory.class).orElse(FolderMemory.NONE);
    }

    /** All items or none. */
    private static List<RemoteItem> items(RemoteId folder, RemoteListing listing)
            throws DriveException {
        List<RemoteItem> items = new ArrayList<>();
        ListingVerdict verdict = listing.into(items::add);
        CompleteListing.check(folder, verdict);
        return List.copyOf(items);
    }

    private RemoteItem info() throws DriveException {
        Optional<RemoteId> id = request.item();
        if (id.isEmpty()) {
            return request.folder().item(drive);
        }
        return drive.info(id.get())
                .orElseThrow(
                        () ->
                                new DriveException.Gone(
                                        "could not show id:" + id.get() + ": 115 has no such item",
                                        ""));
    }

    /** Makes what is missing of the path, then the name below it. */
    private RemoteItem makeFolder() throws DriveException {
        FolderAddress address = request.folder();
        List<String> names = new ArrayList<>(address.path().names());
        request.name().ifPresent(names::add);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "mkdir needs the header " + Open115Constants.NAME + " or a path");
        }
        RemoteItem folder = drive.makeFolder(address.from(), names.get(0));
        for (String name : names.subList(1, names.size())) {
            folder = drive.makeFolder(folder.id(), name);
        }
        return folder;
    }

    private static Open115Result shown(RemoteItem item) {
        Open115Result result =
                Open115Result.of(item)
                        .with(Open115Constants.RESULT_ID, item.id())
                        .with(Open115Constants.RESULT_NAME, item.name());
        return item.content()
                .map(
                        content ->
                                result.with(Open115Constants.SHA1, content.sha1().toString())
                                        .with(Open115Constants.SIZE, content.size()))
                .orElse(result);
    }

    private static Open115Result uploaded(UploadReceipt receipt) {
        return Open115Result.of(receipt)
                .with(Open115Constants.RESULT_ID, receipt.id())
                .with(Open115Constants.RESULT_NAME, receipt.name())
                .with(Open115Constants.SHA1, receipt.content().sha1().toString())
                .with(Open115Constants.SIZE, receipt.content().size())
                .with(Open115Constants.WAY, receipt.way())
                .with(Open115Constants.BYTES_SENT, receipt.bytesSent());
    }

    private static Open115Result downloaded(DownloadRequest request) {
        return Open115Result.of(request.target())
                .with(Open115Constants.RESULT_ID, request.id())
                .with(Open115Constants.SHA1, request.content().sha1().toString())
                .with(Open115Constants.SIZE, request.content().size());
    }

    private static Open115Result moved(Optional<String> name) {
        Open115Result result = Open115Result.unchanged();
        return name.map(given -> result.with(Open115Constants.RESULT_NAME, given)).orElse(result);
    }

    private static Open115Result counted(int items) {
        return Open115Result.unchanged().with(Open115Constants.COUNT, items);
    }
}
