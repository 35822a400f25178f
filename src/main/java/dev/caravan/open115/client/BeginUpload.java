package dev.caravan.open115.client;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.pace.CallKind;
import dev.caravan.tree.Sha1;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code POST /open/upload/init} (section 4.2): the wish to upload a file. */
public final class BeginUpload {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private final Caller caller;

    public BeginUpload(Caller caller) {
        this.caller = caller;
    }

    /** The first question. */
    public UploadAnswer ask(UploadRequest upload) throws DriveException {
        return read(upload, call(request(upload)));
    }

    /** The question again, with the proof that was asked for. */
    public UploadAnswer ask(UploadRequest upload, UploadAnswer.Prove asked, Sha1 proof)
            throws DriveException {
        return read(
                upload,
                call(
                        request(upload)
                                .with("pick_code", asked.pickCode())
                                .with("sign_key", asked.signKey())
                                .with("sign_val", proof.toString())));
    }

    /**
     * What 115 will not take, for a reason that nobody documented, it will not take for what it is.
     */
    private Envelope call(ApiRequest request) throws DriveException {
        try {
            return caller.call(request);
        } catch (DriveException.Refused e) {
            throw e.word() == Cause.PERMISSION
                    ? new DriveException.Refused(
                            String.valueOf(e.getMessage()), e.code(), Cause.MODERATION)
                    : e;
        }
    }

    private static ApiRequest request(UploadRequest upload) {
        return ApiRequest.post(Host.API, "/open/upload/init", "upload " + upload.name())
                .with("file_name", upload.name())
                .with("file_size", upload.content().size())
                .with("target", "U_1_" + upload.parent())
                .with("fileid", upload.content().sha1().toString())
                .as(CallKind.UPLOAD)
                .naming(upload.name())
                .repeating(Repeat.LOOK_FIRST);
    }

    private static UploadAnswer read(UploadRequest upload, Envelope answer) throws DriveException {
        Fields data = answer.data().orElse(Fields.NONE);
        String pickCode = data.text("pick_code");
        return switch ((int) data.number("status", -1)) {
            case 2 -> new UploadAnswer.Rapid(ItemReader.itemId(data.text("file_id")), pickCode);
            case 1 -> send(upload, StorageTarget.read(data, pickCode));
            case 6, 7, 8 -> prove(upload, data, pickCode);
            default -> throw notUnderstood(upload, "the status is unknown");
        };
    }

    private static UploadAnswer send(UploadRequest upload, StorageTarget target)
            throws DriveException {
        if (!target.isUsable()) {
            throw notUnderstood(upload, "the storage is not named");
        }
        return new UploadAnswer.Send(target);
    }

    private static UploadAnswer prove(UploadRequest upload, Fields data, String pickCode)
            throws DriveException {
        Matcher range = RANGE.matcher(data.text("sign_check").strip());
        String key = data.text("sign_key");
        if (!range.matches() || key.isEmpty()) {
            throw notUnderstood(upload, "a proof is asked for, but not of what");
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (first > last || last >= upload.content().size()) {
            throw notUnderstood(upload, "a proof is asked for of bytes that the file has not");
        }
        return new UploadAnswer.Prove(key, first, last, pickCode);
    }

    private static DriveException notUnderstood(UploadRequest upload, String why) {
        return new DriveException.NotUnderstood(
                "could not upload " + upload.name() + ": " + why, "shape", null);
    }
}
