package dev.caravan.open115;

import java.util.List;

/** Changes as tests read them: {@code MOVED b from a}. */
final class Told {

    private Told() {}

    static List<String> lines(List<RemoteChange> changes) {
        return changes.stream().map(Told::line).toList();
    }

    private static String line(RemoteChange change) {
        String from =
                change.before()
                        .filter(it -> !it.equals(change.path()))
                        .map(it -> " from " + it)
                        .orElse("");
        return change.kind() + " " + change.path() + from;
    }
}
