package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.tree.RemoteId;
import java.util.List;

/** {@code POST /open/ufile/move} (section 3.10): puts items into another folder. */
public final class MoveItems {

    private final Caller caller;

    public MoveItems(Caller caller) {
        this.caller = caller;
    }

    /** The target must exist: without one 115 would move to the account's root. */
    public void to(RemoteId target, List<RemoteId> ids) throws DriveException {
        caller.call(
                ApiRequest.post(
                                Host.API,
                                "/open/ufile/move",
                                "move " + ids.size() + " items to folder " + target)
                        .with("file_ids", IdList.of(ids))
                        .with("to_cid", target.value())
                        .repeating(Repeat.SAFE));
    }
}
