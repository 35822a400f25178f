package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.UploadSession;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.oss.OssClient;
import dev.caravan.open115.oss.OssException;
import dev.caravan.open115.oss.OssObject;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** The end of a begun upload that nobody goes on with: neither we nor the storage keep it. */
public final class Abandonment {

    private final StorageAccess access;
    private final OssClient storage;
    private final UploadSessions sessions;

    public Abandonment(StorageAccess access, OssClient storage, UploadSessions sessions) {
        this.access = access;
        this.storage = storage;
        this.sessions = sessions;
    }

    /** Gives an upload up; one that the storage has ended already is as good. */
    void of(UploadSession session) {
        boolean aborted = isAborted(session);
        sessions.forget(session.account(), session.key());
        if (!aborted) {
            // the storage keeps parts for ever, so it is told when it can be reached
            sessions.save(session.givenUp());
        }
    }

    private boolean isAborted(UploadSession session) {
        OssObject object = new OssObject(session.bucket(), session.object());
        try {
            return access.call(
                    credential -> {
                        storage.abort(credential, object, session.uploadId());
                        return true;
                    });
        } catch (IOException | OssException | DriveException e) {
            LoggerFactory.getLogger(Abandonment.class)
                    .debug("begun upload not aborted reason={}", e.getClass().getSimpleName());
            return false;
        }
    }
}
