package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.tree.RemoteId;
import java.util.List;

/** {@code POST /open/rb/revert} (section 3.14): brings items back from the recycle bin. */
public final class RestoreItems {

    private final Caller caller;

    public RestoreItems(Caller caller) {
        this.caller = caller;
    }

    /** The ids in the bin are those that the items had before. */
    public void back(List<RemoteId> ids) throws DriveException {
        Envelope answer =
                caller.call(
                        ApiRequest.post(
                                        Host.API,
                                        "/open/rb/revert",
                                        "bring " + ids.size() + " items back from the bin")
                                .with("tid", IdList.of(ids))
                                .repeating(Repeat.SAFE));
        Fields results = answer.data().orElse(Fields.NONE);
        for (RemoteId id : ids) {
            Fields result = results.object(id.value()).orElse(Fields.NONE);
            if (result.has("state") && !result.isTrue("state")) {
                throw new DriveException.Gone(
                        "could not bring item "
                                + id
                                + " back from the bin: "
                                + Redaction.shorten(result.text("error"), 120),
                        result.text("errno"));
            }
        }
    }
}
