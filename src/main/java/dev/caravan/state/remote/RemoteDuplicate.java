package dev.caravan.state.remote;

import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.RemoteId;
import java.util.List;

/** Several items of one name in one folder on 115, by id. */
public record RemoteDuplicate(RemoteId parent, String name, List<RemoteItem> items) {

    public RemoteDuplicate {
        items = List.copyOf(items);
    }
}
