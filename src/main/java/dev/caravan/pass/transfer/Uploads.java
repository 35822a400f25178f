package dev.caravan.pass.transfer;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadRequest;
import dev.caravan.local.disk.HashResult;
import dev.caravan.local.disk.UploadFile;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.scan.Hashing;
import dev.caravan.pass.step.Step;
import dev.caravan.plan.operation.Upload;
import dev.caravan.tree.Content;
import dev.caravan.tree.Stamp;

/**
 * Makes of a planned upload the request that 115's drive understands: the file hashed, its folder
 * known.
 */
public final class Uploads {

    private final Ledger ledger;
    private final Hashing hashing;
    private final Watches watches;
    private final Parking parking;

    public Uploads(Ledger ledger, Hashing hashing, Watches watches, Parking parking) {
        this.parking = parking;
        this.ledger = ledger;
        this.hashing = hashing;
        this.watches = watches;
    }

    public UploadRequest request(Step step) throws DriveException, InterruptedException {
        Upload upload = (Upload) step.operation();
        Job job = step.pass().job();
        Stamp stamp = step.pass().stamps().shown(upload.stamp());
        Content content = content(job, upload, stamp);
        return new UploadRequest(
                job.name() + "/" + upload.path(),
                ledger.whereabouts().folderOn115(step, upload.where().place()),
                upload.where().name(),
                content,
                new UploadFile(Hashing.files(job), upload.path(), stamp),
                parking.watch(step, content, watches.upload(step)));
    }

    private Content content(Job job, Upload upload, Stamp stamp)
            throws DriveException, InterruptedException {
        if (upload.content().isPresent()) {
            return upload.content().get();
        }
        HashResult result = hashing.content(job, upload.path(), stamp);
        if (result instanceof HashResult.Hashed hashed) {
            return hashed.content();
        }
        if (result instanceof HashResult.Unreadable unreadable) {
            throw new DriveException.LocalFile(
                    "could not read " + upload.path() + ": " + unreadable.failure().getMessage(),
                    Cause.PERMISSION,
                    unreadable.failure());
        }
        throw new DriveException.LocalFile(
                upload.path() + " is being written: " + ((HashResult.Busy) result).detail(),
                Cause.FILE_BUSY,
                null);
    }
}
