package dev.caravan.open115.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /open/ufile/files} (sections 3.2 to 3.4): one page of a listing. */
public final class ListFiles {

    /** The most that 115 documents. */
    public static final int LARGEST_PAGE = 1150;

    private final Caller caller;
    private final int pageSize;

    public ListFiles(Caller caller, int pageSize) {
        this.caller = caller;
        this.pageSize = pageSize;
    }

    /** What a listing shows (section 3.3). */
    public enum Scope {
        /** Files and folders directly in the folder. */
        CHILDREN,
        /** Folders directly in the folder. */
        CHILD_FOLDERS,
        /** All files below the folder at any depth; not documented by 115. */
        FILES_BELOW
    }

    /** The sort of a listing. */
    public enum Order {
        /** What is added while pages are read comes last and shifts none of them. */
        OLDEST_FIRST,
        /** For finding what was just added. */
        NEWEST_FIRST
    }

    /** How many entries a page may have. */
    public int pageSize() {
        return pageSize;
    }

    /** The page that begins at {@code offset}. */
    public FilePage page(RemoteId folder, Scope scope, Order order, long offset)
            throws DriveException {
        ApiRequest request =
                ApiRequest.get(Host.API, "/open/ufile/files", "list folder " + folder)
                        .with("cid", folder.value())
                        .with("limit", pageSize)
                        .with("offset", offset)
                        .with("custom_order", 1)
                        .with("o", "user_utime")
                        .with("asc", order == Order.OLDEST_FIRST ? 1 : 0)
                        .with("show_dir", scope == Scope.FILES_BELOW ? 0 : 1)
                        .with("cur", scope == Scope.FILES_BELOW ? 0 : 1)
                        .with("nf", scope == Scope.CHILD_FOLDERS ? 1 : 0)
                        .with("record_open_time", 0);
        return read(caller.call(request).body());
    }

    private static FilePage read(Fields body) throws DriveException {
        if (!body.node().path("data").isArray() && !isEmpty(body)) {
            throw new DriveException.NotUnderstood(
                    "could not read a listing of 115: it has no list", "shape", null);
        }
        List<Fields> entries = body.list("data");
        List<RemoteItem> items = new ArrayList<>(entries.size());
        for (Fields entry : entries) {
            if (!ItemReader.isElsewhere(entry)) {
                items.add(ItemReader.read(entry));
            }
        }
        return new FilePage(
                items,
                entries.size(),
                body.number("count"),
                body.number("offset"),
                ItemReader.optionalId(body.text("cid")),
                body.text("order") + "/" + body.text("is_asc"),
                ties(entries));
    }

    private static int ties(List<Fields> entries) {
        int first = entries.size();
        while (first > 0 && time(entries, first - 1).equals(time(entries, entries.size() - 1))) {
            first--;
        }
        return entries.size() - first;
    }

    private static String time(List<Fields> entries, int at) {
        return entries.get(at).text("upt");
    }

    /** An empty folder whose list is written as null or {}: the count has to say it too. */
    private static boolean isEmpty(Fields body) {
        JsonNode data = body.node().path("data");
        boolean nothing = data.isNull() || data.isObject() && data.isEmpty();
        return nothing && body.number("count", -1) == 0;
    }
}
