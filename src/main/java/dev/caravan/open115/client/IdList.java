package dev.caravan.open115.client;

import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.stream.Collectors;

/** Ids as a field of a request: never none, because 115 takes that for "all" in places. */
final class IdList {

    private IdList() {}

    static String of(List<RemoteId> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("at least one id is needed");
        }
        return ids.stream().map(RemoteId::value).collect(Collectors.joining(","));
    }
}
