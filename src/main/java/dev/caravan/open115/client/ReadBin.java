package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.Recycled;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET /open/rb/list} (section 3.14): what lies in the recycle bin. */
public final class ReadBin {

    private static final int PAGE = 200;

    /** A bin may hold years; what went there of late comes first. */
    private static final int MOST_PAGES = 10;

    private final Caller caller;

    public ReadBin(Caller caller) {
        this.caller = caller;
    }

    public List<Recycled> all() throws DriveException {
        List<Recycled> found = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Recycled> some = page(page * PAGE);
            found.addAll(some);
            if (some.size() < PAGE) {
                break;
            }
        }
        return found;
    }

    // The entries are keys of the same object as the counters, so only objects are entries.
    private List<Recycled> page(int offset) throws DriveException {
        Fields data =
                caller.call(
                                ApiRequest.get(Host.API, "/open/rb/list", "look into the bin")
                                        .with("limit", Integer.toString(PAGE))
                                        .with("offset", Integer.toString(offset)))
                        .data()
                        .orElse(Fields.NONE);
        List<Recycled> some = new ArrayList<>();
        for (Map.Entry<String, ?> entry : data.node().properties()) {
            data.object(entry.getKey())
                    .filter(fields -> isId(entry.getKey()) && isId(fields.text("cid")))
                    .ifPresent(fields -> some.add(item(entry.getKey(), fields)));
        }
        return some;
    }

    private static boolean isId(String text) {
        return text.matches("[0-9]{1,19}");
    }

    private static Recycled item(String id, Fields fields) {
        return new Recycled(
                new RemoteId(id),
                new RemoteId(fields.text("cid")),
                fields.text("file_name"),
                ItemReader.content(fields.text("sha1"), fields.number("file_size")),
                Instant.ofEpochSecond(fields.number("dtime", 0)));
    }
}
