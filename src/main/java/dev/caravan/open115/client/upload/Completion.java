package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.StorageTarget;
import dev.caravan.open115.client.UploadSession;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.upload.StartOver.Doubt;
import dev.caravan.open115.oss.OssAnswer;
import dev.caravan.open115.oss.OssClient;
import dev.caravan.open115.oss.OssException;
import dev.caravan.open115.oss.OssObject;
import dev.caravan.open115.oss.OssPart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes the file of its parts; when the answer is lost it looks before it asks again. */
public final class Completion {

    private static final int TRIES = 3;

    private final StorageAccess access;
    private final OssClient storage;
    private final UploadSessions sessions;
    private final Abandonment abandonment;
    private final ParentLook look;
    private final Judge judge;

    public Completion(
            StorageAccess access,
            OssClient storage,
            UploadSessions sessions,
            Abandonment abandonment,
            ParentLook look,
            Judge judge) {
        this.access = access;
        this.storage = storage;
        this.sessions = sessions;
        this.abandonment = abandonment;
        this.look = look;
        this.judge = judge;
    }

    UploadReceipt of(UploadRequest upload, UploadSession session, StorageTarget target, long sent)
            throws DriveException, StartOver {
        for (int tries = 1; ; tries++) {
            DriveException failure;
            try {
                return judged(upload, session, complete(session, target), sent);
            } catch (IOException e) {
                failure = Trouble.broken(upload, e);
            } catch (OssException e) {
                failure = Trouble.refused(upload, e);
                if (!(failure instanceof DriveException.Transient)) {
                    // the upload is gone because it was completed, or its parts are not right
                    abandonment.of(session);
                    throw new StartOver(failure, Doubt.MAYBE_THERE);
                }
                if (!e.isTransient()) {
                    // our clock or our credential: what was sent is as good as before
                    throw failure;
                }
            }
            Optional<UploadReceipt> found = look.patiently(upload);
            if (found.isPresent()) {
                sessions.forget(session.account(), session.key());
                return found.get();
            }
            if (tries == TRIES) {
                throw failure;
            }
        }
    }

    private UploadReceipt judged(
            UploadRequest upload, UploadSession session, OssAnswer answer, long sent)
            throws DriveException, StartOver {
        UploadReceipt receipt;
        try {
            receipt = judge.ofSent(upload, answer, sent);
        } catch (StartOver e) {
            // what answered may not have been the storage, so that it still keeps the parts
            abandonment.of(session);
            throw e;
        }
        sessions.forget(session.account(), session.key());
        return receipt;
    }

    private OssAnswer complete(UploadSession session, StorageTarget target)
            throws IOException, OssException, DriveException {
        OssObject object = new OssObject(session.bucket(), session.object());
        List<OssPart> parts =
                session.parts().stream()
                        .map(part -> new OssPart(part.number(), part.etag(), part.size()))
                        .toList();
        OssClient.Callback callback =
                new OssClient.Callback(target.callback(), target.callbackVariables());
        return access.call(
                credential ->
                        storage.complete(credential, object, session.uploadId(), parts, callback));
    }
}
