package dev.caravan.open115.client.drive;

import dev.caravan.open115.client.AskStorageToken;
import dev.caravan.open115.client.BeginUpload;
import dev.caravan.open115.client.Caller;
import dev.caravan.open115.client.DeleteItems;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.open115.client.ReadUser;
import dev.caravan.open115.client.ResumeUpload;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.upload.Abandonment;
import dev.caravan.open115.client.upload.Completion;
import dev.caravan.open115.client.upload.Judge;
import dev.caravan.open115.client.upload.ParentLook;
import dev.caravan.open115.client.upload.PartByPart;
import dev.caravan.open115.client.upload.PartSender;
import dev.caravan.open115.client.upload.SinglePut;
import dev.caravan.open115.client.upload.StorageAccess;
import dev.caravan.open115.client.upload.Uploads;
import dev.caravan.open115.client.upload.Wish;
import dev.caravan.open115.oss.OssClient;
import dev.caravan.open115.pace.CallKind;
import dev.caravan.open115.pace.Timing;
import okhttp3.OkHttpClient;

/** Puts the parts of an account's uploads together. */
final class UploadParts {

    private UploadParts() {}

    static Uploads of(
            String account,
            Open115Options options,
            OkHttpClient http,
            Caller caller,
            UploadSessions sessions,
            Timing timing) {
        StorageAccess access = new StorageAccess(new AskStorageToken(caller), timing);
        OssClient storage = new OssClient(http, options.userAgent(), timing.clock());
        // what proves an upload may use the reserve that the day keeps for uploads
        Caller proving = request -> caller.call(request.as(CallKind.UPLOAD));
        ParentLook look = new ParentLook(new ListFiles(proving, options.pageSize()), timing);
        Judge judge = new Judge(new ReadInfo(proving), new DeleteItems(caller), timing);
        Abandonment abandonment = new Abandonment(access, storage, sessions);
        PartByPart parts =
                new PartByPart(
                        access,
                        storage,
                        sessions,
                        new PartSender(access, storage, timing),
                        new Completion(access, storage, sessions, abandonment, look, judge),
                        abandonment,
                        timing);
        return new Uploads(
                account,
                new Wish(new BeginUpload(caller)),
                new ResumeUpload(caller),
                new SinglePut(access, storage, judge),
                parts,
                abandonment,
                options.partSizes(),
                sessions,
                look,
                judge,
                new ReadUser(caller),
                timing);
    }
}
