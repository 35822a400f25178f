package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/** {@code POST /open/folder/add} (section 3.7): makes a folder. */
public final class AddFolder {

    private final Caller caller;

    public AddFolder(Caller caller) {
        this.caller = caller;
    }

    /** Empty when a folder of that name is there already; 115 does not tell its id. */
    public Optional<RemoteItem> in(RemoteId parent, String name) throws DriveException {
        ApiRequest request =
                ApiRequest.post(
                                Host.API,
                                "/open/folder/add",
                                "make folder " + name + " in folder " + parent)
                        .with("pid", parent.value())
                        .with("file_name", name)
                        .naming(name)
                        .repeating(Repeat.SAFE);
        try {
            return Optional.of(read(parent, name, caller.call(request)));
        } catch (DriveException.Refused e) {
            if (ErrorTable.of(e.code()) == ErrorClass.EXISTS) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static RemoteItem read(RemoteId parent, String name, Envelope answer)
            throws DriveException {
        Fields data = answer.data().orElse(Fields.NONE);
        String given = data.text("file_name");
        return new RemoteItem(
                ItemReader.itemId(data.text("file_id")),
                parent,
                given.isEmpty() ? name : given,
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                RemoteItem.State.WHOLE);
    }
}
