package dev.caravan.open115.client.upload;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.LocalFault;
import dev.caravan.open115.oss.OssException;
import java.io.IOException;

/** What failures on the way to the storage mean. */
final class Trouble {

    private Trouble() {}

    /** A break that cannot be told from success. */
    static DriveException broken(UploadRequest upload, IOException e) {
        return new DriveException.Transient(
                "could not upload "
                        + upload.name()
                        + ": the connection to the storage broke; it is tried again later",
                "no-answer",
                e);
    }

    static DriveException refused(UploadRequest upload, OssException e) {
        String code = e.code().isEmpty() ? "HTTP " + e.status() : e.code();
        String message = "could not upload " + upload.name() + ": the storage answered " + code;
        return e.isTransient() || e.wantsNewCredential() || e.isOfClock()
                ? new DriveException.Transient(message + "; " + advice(e), code, e)
                : new DriveException.Refused(message, code, Cause.INTERNAL);
    }

    private static String advice(OssException e) {
        if (e.isOfClock()) {
            return "set the clock of this machine right";
        }
        return e.isOfSignature()
                ? "see whether a proxy changes what is sent, and whether the clock is right"
                : "it may work later";
    }

    /** The source failed, or is not the file any more that was hashed. */
    static DriveException source(UploadRequest upload, SourceException e) {
        return LocalFault.reading("upload " + upload.name(), e.reason());
    }

    static void requireUnchanged(UploadRequest upload) throws DriveException {
        boolean unchanged;
        try {
            unchanged = upload.source().unchanged();
        } catch (IOException e) {
            throw LocalFault.reading("upload " + upload.name(), e);
        }
        if (!unchanged) {
            throw new DriveException.LocalFile(
                    "could not upload " + upload.name() + ": it changed after it was hashed",
                    Cause.FILE_BUSY,
                    null);
        }
    }
}
