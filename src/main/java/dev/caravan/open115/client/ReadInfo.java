package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET /open/folder/get_info} (section 3.6): one item by id, with all folders above it. */
public final class ReadInfo {

    private final Caller caller;

    public ReadInfo(Caller caller) {
        this.caller = caller;
    }

    /**
     * Empty when 115 says that the item does not exist; the account's root cannot be asked for,
     * because nobody knows what 115 answers then.
     */
    public Optional<ItemInfo> of(RemoteId id) throws DriveException {
        if (id.equals(RemoteId.ROOT)) {
            throw new IllegalArgumentException("the root of an account has no information");
        }
        Envelope answer;
        try {
            answer =
                    caller.call(
                            ApiRequest.get(Host.API, "/open/folder/get_info", "look up item " + id)
                                    .with("file_id", id.value()));
        } catch (DriveException.Gone e) {
            return Optional.empty();
        }
        Optional<Fields> data = answer.data();
        return data.isEmpty() ? nothing(id, answer) : Optional.of(read(id, data.get()));
    }

    /** {@code data: []} with code 0 means "not found"; a missing one means nothing at all. */
    private static Optional<ItemInfo> nothing(RemoteId id, Envelope answer) throws DriveException {
        if (answer.body().node().path("data").isArray()
                && answer.body().node().path("data").isEmpty()) {
            return Optional.empty();
        }
        throw notUnderstood(id, "the answer has no data");
    }

    private static ItemInfo read(RemoteId id, Fields data) throws DriveException {
        if (!data.text("file_id").equals(id.value())) {
            throw notUnderstood(id, "the answer is about another item");
        }
        List<ItemInfo.Ancestor> ancestors = new ArrayList<>();
        for (Fields folder : data.list("paths")) {
            ancestors.add(
                    new ItemInfo.Ancestor(
                            ItemReader.id(folder.text("file_id")), folder.text("file_name")));
        }
        if (ancestors.isEmpty()) {
            throw notUnderstood(id, "the answer does not tell where the item is");
        }
        String name = data.text("file_name");
        if (name.isEmpty()) {
            throw notUnderstood(id, "the answer has no name");
        }
        boolean file = isFile(id, data);
        Optional<Content> content =
                file
                        ? ItemReader.content(data.text("sha1"), data.number("size_byte"))
                        : Optional.empty();
        RemoteItem item =
                new RemoteItem(
                        id,
                        ancestors.get(ancestors.size() - 1).id(),
                        name,
                        file ? NodeKind.FILE : NodeKind.FOLDER,
                        content,
                        Optional.of(data.text("pick_code")).filter(code -> !code.isEmpty()),
                        RemoteItem.State.WHOLE);
        return new ItemInfo(item, ancestors, data.number("count"), data.number("folder_count"));
    }

    private static boolean isFile(RemoteId id, Fields data) throws DriveException {
        String category = data.text("file_category");
        if (category.isEmpty() && data.text("sha1").isEmpty()) {
            throw notUnderstood(id, "the answer does not tell a file from a folder");
        }
        return !category.equals("0");
    }

    private static DriveException notUnderstood(RemoteId id, String why) {
        return new DriveException.NotUnderstood(
                "could not look up item " + id + ": " + why, "shape", null);
    }
}
