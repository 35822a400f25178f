package dev.caravan.open115;

import dev.caravan.cause.Cause;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.camel.WrappedFile;

/** The upload of a message's body, whatever it is: a request, a file, or content. */
final class Uploading {

    private final Drive drive;
    private final Open115Request request;

    Uploading(Drive drive, Open115Request request) {
        this.drive = drive;
        this.request = request;
    }

    UploadReceipt run() throws DriveException {
        Optional<UploadRequest> whole = request.body(UploadRequest.class);
        if (whole.isPresent()) {
            return drive.upload(whole.get());
        }
        Optional<Path> file = file();
        return file.isPresent() ? upload(file.get(), name(file.get())) : uploadContent();
    }

    private Optional<Path> file() {
        Optional<Path> path = request.body(Path.class);
        if (path.isPresent()) {
            return path;
        }
        Optional<File> file = request.body(File.class);
        if (file.isPresent()) {
            return file.map(File::toPath);
        }
        // What camel-file and its kin carry; a remote one has no local file and is read as content.
        if (request.message().getBody() instanceof WrappedFile<?> wrapped
                && wrapped.getFile() instanceof File local) {
            return Optional.of(local.toPath());
        }
        return Optional.empty();
    }

    private String name(Path file) {
        return request.name().orElseGet(() -> String.valueOf(file.getFileName()));
    }

    /** 115 wants SHA-1 and size before the first byte, so content is put into a file first. */
    private UploadReceipt uploadContent() throws DriveException {
        String name =
                request.name()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "an upload of content needs the header "
                                                        + Open115Constants.NAME));
        InputStream content = request.message().getBody(InputStream.class);
        if (content == null) {
            throw new IllegalArgumentException("an upload needs a body that can be read");
        }
        try {
            Path spooled = Files.createTempFile("caravan-", ".upload");
            try (content) {
                Files.copy(content, spooled, StandardCopyOption.REPLACE_EXISTING);
                return upload(spooled, name);
            } finally {
                Files.deleteIfExists(spooled);
            }
        } catch (IOException e) {
            throw unreadable("the body", e);
        }
    }

    private UploadReceipt upload(Path file, String name) throws DriveException {
        RemoteId parent = request.folder().find(drive);
        try {
            FileSource source = FileSource.of(file);
            Content content = source.content();
            String key = request.key().orElseGet(() -> parent + "/" + name + "/" + content);
            RouteTransfer watch = new RouteTransfer(request);
            return drive.upload(new UploadRequest(key, parent, name, content, source, watch));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static DriveException unreadable(String what, IOException e) {
        return new DriveException.LocalFile(
                "could not upload "
                        + what
                        + ": it cannot be read; check that it exists and may be"
                        + " read, and that the temporary folder has room",
                Cause.PERMISSION,
                e);
    }
}
