package dev.caravan.open115;

import dev.caravan.open115.FolderLooks.Seen;
import dev.caravan.open115.RemoteChange.Kind;
import java.util.List;

/** The message that tells of changes. */
final class ChangesMessage {

    private ChangesMessage() {}

    static Open115Result of(List<RemoteChange> changes, Seen seen) {
        return Open115Result.of(changes)
                .with(Open115Constants.FOLDER_ID, seen.look().folder())
                .with(Open115Constants.ADDED, count(changes, Kind.ADDED))
                .with(Open115Constants.CHANGED, count(changes, Kind.CHANGED))
                .with(Open115Constants.MOVED, count(changes, Kind.MOVED))
                .with(Open115Constants.GONE, count(changes, Kind.GONE))
                .with(Open115Constants.CALLS, seen.calls());
    }

    private static int count(List<RemoteChange> changes, Kind kind) {
        return (int) changes.stream().filter(each -> each.kind() == kind).count();
    }
}
