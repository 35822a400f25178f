package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.TransferWatch;
import dev.caravan.drive.UploadRequest;
import dev.caravan.local.UploadFile;
import dev.caravan.plan.Upload;
import dev.caravan.tree.Content;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes of a planned upload the request that 115's drive understands: the file hashed, its folder
 * known.
 */
public final class Uploads {

    private final Ledger ledger;
    private final Hashing hashing;
    private final PassProgress progress;
    private final StopSignal stop;

    public Uploads(Ledger ledger, Hashing hashing, PassProgress progress, StopSignal stop) {
        this.ledger = ledger;
        this.hashing = hashing;
        this.progress = progress;
        this.stop = stop;
    }

    public UploadRequest request(Step step) throws DriveException {
        Upload upload = (Upload) step.operation();
        Path file = step.pass().job().local().resolve(upload.path().toString());
        Content content = content(upload, file);
        return new UploadRequest(
                step.pass().job().name() + "/" + upload.path(),
                ledger.folderOn115(step, upload.where().place()),
                upload.where().name(),
                content,
                new UploadFile(file, upload.stamp()),
                watch(step));
    }

    private Content content(Upload upload, Path file) throws DriveException {
        try {
            Optional<Content> content =
                    upload.content().isPresent()
                            ? upload.content()
                            : hashing.content(file, upload.stamp());
            return content.orElseThrow(
                    () ->
                            new DriveException.LocalFile(
                                    upload.path() + " changed while it was read",
                                    Cause.FILE_BUSY,
                                    null));
        } catch (AccessDeniedException denied) {
            throw new DriveException.LocalFile(
                    "no permission to read " + upload.path(), Cause.PERMISSION, denied);
        } catch (NoSuchFileException gone) {
            throw new DriveException.LocalFile(
                    upload.path() + " vanished before it was read", Cause.FILE_BUSY, gone);
        } catch (IOException unreadable) {
            throw new DriveException.LocalFile(
                    "could not read " + upload.path() + ": " + unreadable.getMessage(),
                    Cause.PERMISSION,
                    unreadable);
        }
    }

    private TransferWatch watch(Step step) {
        String job = step.pass().job().name();
        return new TransferWatch() {
            @Override
            public void moved(long bytes) {
                progress.carried(job, bytes);
            }

            @Override
            public boolean mayContinue() {
                return !stop.isRaised();
            }
        };
    }
}
