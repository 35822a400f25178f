package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.oss.OssCredential;
import dev.caravan.open115.pace.CallKind;
import java.time.DateTimeException;
import java.time.Instant;

/** {@code GET /open/upload/get_token} (section 4.4): a credential of the storage for an hour. */
public final class AskStorageToken {

    private final Caller caller;

    public AskStorageToken(Caller caller) {
        this.caller = caller;
    }

    public OssCredential ask() throws DriveException {
        Fields data =
                caller.call(
                                ApiRequest.get(
                                                Host.API,
                                                "/open/upload/get_token",
                                                "get access to 115's storage")
                                        .as(CallKind.UPLOAD))
                        .data()
                        .orElse(Fields.NONE);
        String secret = data.text("AccessKeySecret");
        try {
            return new OssCredential(
                    data.text("endpoint"),
                    data.text("AccessKeyId"),
                    // the older documentation's spelling
                    secret.isEmpty() ? data.text("AccessKeySecrett") : secret,
                    data.text("SecurityToken"),
                    Instant.parse(data.text("Expiration")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new DriveException.NotUnderstood(
                    "could not get access to 115's storage: the credential is not whole",
                    "shape",
                    null);
        }
    }
}
