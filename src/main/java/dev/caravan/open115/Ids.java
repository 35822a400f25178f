package dev.caravan.open115;

import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.List;

/** The ids that one message works on. */
record Ids(List<RemoteId> all) {

    /** What the drive takes at once. */
    private static final int AT_ONCE = 100;

    Ids {
        all = List.copyOf(all);
    }

    /** Those that the message names; none at all is a mistake of the route. */
    static Ids of(Open115Request request) {
        List<RemoteId> ids = request.items();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException(
                    request.operation()
                            + " needs the header "
                            + Open115Constants.REMOTE_ID
                            + " or items as body");
        }
        return new Ids(ids);
    }

    List<List<RemoteId>> chunks() {
        List<List<RemoteId>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return chunks;
    }
}
