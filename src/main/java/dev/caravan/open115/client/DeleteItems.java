package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.tree.RemoteId;
import java.util.List;

/** {@code POST /open/ufile/delete} (section 3.11): sends items to the recycle bin. */
public final class DeleteItems {

    private final Caller caller;

    public DeleteItems(Caller caller) {
        this.caller = caller;
    }

    public void from(RemoteId parent, List<RemoteId> ids) throws DriveException {
        caller.call(
                ApiRequest.post(
                                Host.API,
                                "/open/ufile/delete",
                                "send " + ids.size() + " items of folder " + parent + " to the bin")
                        .with("file_ids", IdList.of(ids))
                        .with("parent_id", parent.value())
                        .repeating(Repeat.SAFE));
    }
}
