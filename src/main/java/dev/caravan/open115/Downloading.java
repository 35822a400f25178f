package dev.caravan.open115;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The download of the file that a message names. */
final class Downloading {

    private final Drive drive;
    private final Open115Request request;

    Downloading(Drive drive, Open115Request request) {
        this.drive = drive;
        this.request = request;
    }

    /** The request that was carried out: its target is there now. */
    DownloadRequest run() throws DriveException {
        Optional<DownloadRequest> whole = request.body(DownloadRequest.class);
        DownloadRequest download = whole.isPresent() ? whole.get() : request(item());
        drive.download(download);
        return download;
    }

    private RemoteItem item() throws DriveException {
        Optional<RemoteItem> shown = request.body(RemoteItem.class);
        RemoteId id =
                request.item()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "a download needs the header "
                                                        + Open115Constants.REMOTE_ID
                                                        + " or an item as body"));
        if (shown.isPresent() && shown.get().id().equals(id)) {
            return shown.get();
        }
        return drive.info(id)
                .orElseThrow(
                        () ->
                                new DriveException.Gone(
                                        "could not download id:" + id + ": 115 has no such file",
                                        ""));
    }

    private DownloadRequest request(RemoteItem item) throws DriveException {
        if (item.state() != RemoteItem.State.WHOLE) {
            throw new DriveException.Refused(
                    "could not download "
                            + item.name()
                            + ": on 115 it is "
                            + (item.state() == RemoteItem.State.BLOCKED
                                    ? "blocked by moderation"
                                    : "not whole yet, an upload is going on"),
                    "",
                    item.state() == RemoteItem.State.BLOCKED ? Cause.MODERATION : Cause.FILE_BUSY);
        }
        if (item.content().isEmpty() || item.pickCode().isEmpty()) {
            throw new DriveException.NotUnderstood(
                    "could not download "
                            + item.name()
                            + ": it is a folder, or 115 told neither its SHA-1 nor its pick code",
                    "",
                    null);
        }
        Path target = target(item);
        return new DownloadRequest(
                item.id(),
                item.pickCode().get(),
                item.content().get(),
                target.resolveSibling(".caravan-tmp-" + item.id()),
                target,
                new RouteTransfer(request));
    }

    private Path target(RemoteItem item) throws DriveException {
        Path target =
                request.file()
                        .or(() -> request.directory().map(folder -> inside(folder, item.name())))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "a download needs the header "
                                                        + Open115Constants.FILE
                                                        + " or the option directory"));
        return prepared(target.toAbsolutePath().normalize());
    }

    /** Names on 115 may hold a slash; such a name must not lead out of the folder. */
    private static Path inside(Path folder, String name) {
        return folder.resolve(RelativePath.ROOT.child(name).toString());
    }

    private static Path prepared(Path target) throws DriveException {
        try {
            Files.createDirectories(target.getParent());
            return target;
        } catch (IOException e) {
            throw new DriveException.LocalFile(
                    "could not make the folder of " + target + "; check its rights",
                    Cause.PERMISSION,
                    e);
        }
    }
}
