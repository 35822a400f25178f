package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.StorageTarget;
import dev.caravan.open115.client.upload.StartOver.Doubt;
import dev.caravan.open115.oss.OssAnswer;
import dev.caravan.open115.oss.OssClient;
import dev.caravan.open115.oss.OssException;
import dev.caravan.open115.oss.OssObject;
import java.io.IOException;

/** Sends a small file in one request; sending and finishing are one, so it is never repeated. */
public final class SinglePut {

    private final StorageAccess access;
    private final OssClient storage;
    private final Judge judge;

    public SinglePut(StorageAccess access, OssClient storage, Judge judge) {
        this.access = access;
        this.storage = storage;
        this.judge = judge;
    }

    UploadReceipt send(UploadRequest upload, StorageTarget target)
            throws DriveException, StartOver {
        OssObject object = new OssObject(target.bucket(), target.object());
        OssClient.Callback callback =
                new OssClient.Callback(target.callback(), target.callbackVariables());
        SourceRange range = SourceRange.whole(upload);
        OssAnswer answer;
        try {
            answer =
                    access.call(
                            credential ->
                                    storage.put(
                                            credential,
                                            object,
                                            new SourceBody(range, SourceBody.End.COMMITS),
                                            callback));
        } catch (SourceException e) {
            throw Trouble.source(upload, e);
        } catch (HaltedException e) {
            throw e.stop();
        } catch (IOException e) {
            throw new StartOver(Trouble.broken(upload, e), Doubt.MAYBE_THERE);
        } catch (OssException e) {
            if (e.isTransient() || e.isObjectStored()) {
                throw new StartOver(Trouble.refused(upload, e), Doubt.MAYBE_THERE);
            }
            throw Trouble.refused(upload, e);
        }
        return judge.ofSent(upload, answer, upload.content().size());
    }
}
