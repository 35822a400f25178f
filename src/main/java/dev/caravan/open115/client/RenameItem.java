package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.tree.RemoteId;

/** {@code POST /open/ufile/update} (section 3.8): gives an item another name. */
public final class RenameItem {

    private final Caller caller;

    public RenameItem(Caller caller) {
        this.caller = caller;
    }

    /** The name that 115 says it gave; empty when it does not say. */
    public String to(RemoteId id, String name) throws DriveException {
        ApiRequest request =
                ApiRequest.post(Host.API, "/open/ufile/update", "rename item " + id + " to " + name)
                        .with("file_id", id.value())
                        .with("file_name", name)
                        .naming(name)
                        .repeating(Repeat.SAFE);
        return caller.call(request).data().orElse(Fields.NONE).text("file_name");
    }
}
