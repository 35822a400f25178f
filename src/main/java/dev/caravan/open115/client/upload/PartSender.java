package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.UploadSession;
import dev.caravan.open115.client.UploadedPart;
import dev.caravan.open115.oss.OssClient;
import dev.caravan.open115.oss.OssException;
import dev.caravan.open115.oss.OssObject;
import dev.caravan.open115.oss.OssPart;
import dev.caravan.open115.pace.Timing;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Sends one part; after every doubt it looks what the storage holds, because a stored part cannot
 * be sent again.
 */
public final class PartSender {

    private final StorageAccess access;
    private final OssClient storage;
    private final Timing timing;

    public PartSender(StorageAccess access, OssClient storage, Timing timing) {
        this.access = access;
        this.storage = storage;
        this.timing = timing;
    }

    /** The part as the storage holds it; empty when it holds something else and cannot go on. */
    Optional<UploadedPart> send(UploadRequest upload, UploadSession session, int number)
            throws DriveException {
        Endurance endurance = new Endurance(upload, timing);
        for (int tries = 1; ; tries++) {
            DriveException failure;
            try {
                Optional<OssPart> stored =
                        tries == 1 ? Optional.empty() : storedPart(session, number);
                return stored.isPresent()
                        ? taken(upload, session, stored.get())
                        : sent(upload, session, number);
            } catch (SourceException e) {
                throw Trouble.source(upload, e);
            } catch (HaltedException e) {
                throw e.stop();
            } catch (IOException e) {
                failure = Trouble.broken(upload, e);
            } catch (DriveException.Transient e) {
                // no credential could be had for it
                failure = e;
            } catch (OssException e) {
                if (e.isNoSuchUpload()) {
                    return Optional.empty();
                }
                failure = Trouble.refused(upload, e);
                if (!e.isTransient() && !e.isPartStored()) {
                    throw failure;
                }
            }
            endurance.bear(failure);
        }
    }

    /** All parts that the storage holds of an upload. */
    List<OssPart> stored(UploadSession session) throws IOException, OssException, DriveException {
        return access.call(
                credential -> storage.parts(credential, object(session), session.uploadId()));
    }

    /** Whether a stored part has the size and the bytes of the source. */
    boolean isRight(UploadRequest upload, UploadSession session, OssPart part) {
        SourceRange range = range(upload, session, part.number());
        if (range.size() <= 0 || part.size() != range.size()) {
            return false;
        }
        boolean known =
                session.parts().stream()
                        .anyMatch(
                                kept ->
                                        kept.number() == part.number()
                                                && kept.etag().equalsIgnoreCase(part.etag()));
        if (known) {
            return true;
        }
        try {
            String md5 = HexFormat.of().formatHex(range.digest("MD5"));
            return md5.equalsIgnoreCase(part.etag());
        } catch (IOException e) {
            return false;
        }
    }

    /** A part that is there already; empty when it is not ours. */
    private Optional<UploadedPart> taken(
            UploadRequest upload, UploadSession session, OssPart part) {
        return isRight(upload, session, part)
                ? Optional.of(new UploadedPart(part.number(), part.etag(), part.size()))
                : Optional.empty();
    }

    /** A part that is sent now; empty when the storage holds other bytes than were sent. */
    private Optional<UploadedPart> sent(UploadRequest upload, UploadSession session, int number)
            throws IOException, OssException, DriveException {
        SourceRange range = range(upload, session, number);
        SourceBody[] last = new SourceBody[1];
        String etag =
                access.call(
                        credential -> {
                            SourceBody body = new SourceBody(range, SourceBody.End.PART);
                            last[0] = body;
                            return storage.putPart(
                                    credential, object(session), session.uploadId(), number, body);
                        });
        if (etag.isEmpty()) {
            throw new IOException("the storage did not say what it stored");
        }
        return etag.equalsIgnoreCase(last[0].md5())
                ? Optional.of(new UploadedPart(number, etag, range.size()))
                : Optional.empty();
    }

    private Optional<OssPart> storedPart(UploadSession session, int number)
            throws IOException, OssException, DriveException {
        return stored(session).stream().filter(part -> part.number() == number).findFirst();
    }

    private static SourceRange range(UploadRequest upload, UploadSession session, int number) {
        long first = (number - 1) * session.partSize();
        return new SourceRange(
                upload, first, Math.min(session.partSize(), upload.content().size() - first));
    }

    private static OssObject object(UploadSession session) {
        return new OssObject(session.bucket(), session.object());
    }
}
