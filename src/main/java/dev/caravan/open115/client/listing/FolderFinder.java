package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.ListFiles.Scope;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds folders by name, by listing; a look-up by path may be stale or take another twin. */
public final class FolderFinder {

    /** Ids are numbers: a shorter one is smaller. The smallest is the oldest, and stays it. */
    private static final Comparator<RemoteItem> BY_AGE =
            Comparator.comparingInt((RemoteItem item) -> item.id().value().length())
                    .thenComparing(RemoteItem::id);

    private final ListFiles files;
    private final ReadInfo info;

    public FolderFinder(ListFiles files, ReadInfo info) {
        this.files = files;
        this.info = info;
    }

    /** The folder at these names; empty when a name is missing. */
    public Optional<RemoteItem> find(RemoteId from, List<String> names) throws DriveException {
        Optional<RemoteItem> found = Optional.empty();
        RemoteId parent = from;
        for (String name : names) {
            found = child(parent, name);
            if (found.isEmpty()) {
                return found;
            }
            parent = found.get().id();
        }
        return found;
    }

    /** The folder of that name directly in another; of several always the same one. */
    public Optional<RemoteItem> child(RemoteId parent, String name) throws DriveException {
        List<RemoteItem> found = new ArrayList<>();
        Reading reading =
                new Pages(files, info)
                        .read(
                                parent,
                                Scope.CHILD_FOLDERS,
                                item -> {
                                    if (item.kind() == NodeKind.FOLDER
                                            && item.name().equals(name)) {
                                        found.add(item);
                                    }
                                });
        if (found.isEmpty() && !reading.isWhole()) {
            throw new DriveException.Transient(
                    "could not find folder "
                            + name
                            + " in folder "
                            + parent
                            + ": the listing is"
                            + " incomplete, "
                            + reading.flaw().orElse(""),
                    "incomplete",
                    null);
        }
        return found.stream().min(BY_AGE);
    }
}
