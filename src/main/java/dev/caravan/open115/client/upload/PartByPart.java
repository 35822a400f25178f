package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.StorageTarget;
import dev.caravan.open115.client.UploadSession;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.UploadedPart;
import dev.caravan.open115.client.upload.StartOver.Doubt;
import dev.caravan.open115.oss.OssClient;
import dev.caravan.open115.oss.OssException;
import dev.caravan.open115.oss.OssObject;
import dev.caravan.open115.oss.OssPart;
import dev.caravan.open115.pace.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends a file in parts, one after the other, as 115 wants it, and remembers each part so that it
 * can go on after any break.
 */
public final class PartByPart {

    private final StorageAccess access;
    private final OssClient storage;
    private final UploadSessions sessions;
    private final PartSender sender;
    private final Completion completion;
    private final Abandonment abandonment;
    private final Timing timing;

    public PartByPart(
            StorageAccess access,
            OssClient storage,
            UploadSessions sessions,
            PartSender sender,
            Completion completion,
            Abandonment abandonment,
            Timing timing) {
        this.timing = timing;
        this.access = access;
        this.storage = storage;
        this.sessions = sessions;
        this.sender = sender;
        this.completion = completion;
        this.abandonment = abandonment;
    }

    /** Begins the storage's side of a new upload. */
    String initiate(UploadRequest upload, StorageTarget target) throws DriveException, StartOver {
        OssObject object = new OssObject(target.bucket(), target.object());
        try {
            return access.call(credential -> storage.initiate(credential, object));
        } catch (IOException e) {
            throw new StartOver(Trouble.broken(upload, e), Doubt.NOT_THERE);
        } catch (OssException e) {
            throw new StartOver(Trouble.refused(upload, e), Doubt.NOT_THERE);
        }
    }

    /** Takes over what the storage really holds of an earlier attempt. */
    UploadSession reconciled(UploadRequest upload, UploadSession session)
            throws DriveException, StartOver {
        List<OssPart> stored = listed(upload, session);
        List<UploadedPart> parts = new ArrayList<>();
        for (OssPart part : stored) {
            int number = parts.size() + 1;
            if (part.number() != number || !sender.isRight(upload, session, part)) {
                abandonment.of(session);
                throw new StartOver(
                        new DriveException.Mismatch(
                                "could not go on with the upload of "
                                        + upload.name()
                                        + ": the storage holds other parts",
                                "parts"),
                        Doubt.NOT_THERE);
            }
            parts.add(new UploadedPart(number, part.etag(), part.size()));
        }
        UploadSession known = session.with(parts);
        sessions.save(known);
        return known;
    }

    /** Sends what is missing and finishes. */
    UploadReceipt finish(UploadRequest upload, UploadSession session, StorageTarget target)
            throws DriveException, StartOver {
        List<UploadedPart> parts = new ArrayList<>(session.parts());
        long count = (upload.content().size() + session.partSize() - 1) / session.partSize();
        long sent = 0;
        while (parts.size() < count) {
            if (!upload.watch().mayContinue()) {
                throw new DriveException.Interrupted(
                        "the upload of " + upload.name() + " was stopped and can go on later");
            }
            UploadedPart part = send(upload, session, parts.size() + 1);
            sessions.partStored(session.account(), session.key(), part, timing.now());
            parts.add(part);
            sent += part.size();
        }
        try {
            Trouble.requireUnchanged(upload);
        } catch (DriveException e) {
            abandonment.of(session);
            throw e;
        }
        return completion.of(upload, session.with(parts), target, sent);
    }

    private UploadedPart send(UploadRequest upload, UploadSession session, int number)
            throws DriveException, StartOver {
        try {
            Optional<UploadedPart> part = sender.send(upload, session, number);
            if (part.isPresent()) {
                return part.get();
            }
        } catch (DriveException.LocalFile e) {
            abandonment.of(session);
            throw e;
        }
        abandonment.of(session);
        throw new StartOver(
                new DriveException.Mismatch(
                        "could not upload " + upload.name() + ": part " + number + " went wrong",
                        "part"),
                Doubt.NOT_THERE);
    }

    private List<OssPart> listed(UploadRequest upload, UploadSession session)
            throws DriveException, StartOver {
        try {
            return sender.stored(session);
        } catch (IOException e) {
            throw Trouble.broken(upload, e);
        } catch (OssException e) {
            if (!e.isNoSuchUpload()) {
                throw Trouble.refused(upload, e);
            }
            // it may be gone because it was completed before the answer was lost
            abandonment.of(session);
            throw new StartOver(Trouble.refused(upload, e), Doubt.MAYBE_THERE);
        }
    }
}
