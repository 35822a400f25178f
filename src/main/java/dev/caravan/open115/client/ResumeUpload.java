package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.CallKind;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code POST /open/upload/resume} (section 4.5): a fresh callback for a begun upload. */
public final class ResumeUpload {

    private final Caller caller;

    public ResumeUpload(Caller caller) {
        this.caller = caller;
    }

    /** Empty when 115 does not go on with it: then the upload begins anew. */
    public Optional<StorageTarget> of(UploadSession session) throws DriveException {
        ApiRequest request =
                ApiRequest.post(
                                Host.API,
                                "/open/upload/resume",
                                "go on with the upload of " + session.name())
                        .with("file_size", session.content().size())
                        .with("target", "U_1_" + session.parent())
                        .with("fileid", session.content().sha1().toString())
                        .with("pick_code", session.pickCode())
                        .as(CallKind.UPLOAD)
                        .repeating(Repeat.SAFE);
        Fields data;
        try {
            data = caller.call(request).data().orElse(Fields.NONE);
        } catch (DriveException.Refused | DriveException.Gone e) {
            return Optional.empty();
        }
        OptionalLong status = data.number("status");
        if (status.isPresent() && status.getAsLong() != 1 && status.getAsLong() != 2) {
            return Optional.empty();
        }
        return Optional.of(StorageTarget.read(data, session.pickCode()))
                .filter(StorageTarget::isUsable);
    }
}
