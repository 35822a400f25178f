package dev.caravan.local.watch;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.filter.IgnoreFile;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders for which the system was asked to tell what happens in them. */
final class WatchedFolders {

    private final Registration registration;
    private final Disk disk = new RealDisk();
    private final Map<WatchKey, Watched> byKey = new HashMap<>();

    /** Asks the system to tell what happens in one folder. */
    @FunctionalInterface
    interface Registration {
        WatchKey register(Path folder) throws IOException;
    }

    /**
     * A folder.
     *
     * @param rulesAbove those that decide about its own name; {@code rules} decide about what it
     *     holds
     */
    record Watched(Path place, RelativePath path, FilterRules rulesAbove, FilterRules rules) {}

    WatchedFolders(Registration registration) {
        this.registration = registration;
    }

    Optional<Watched> of(WatchKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The folder is gone. */
    void forget(WatchKey key) {
        byKey.remove(key);
    }

    /**
     * Watches a folder and all in scope below it; those that are watched already stay so.
     *
     * @throws IOException when the system watches no more folders
     */
    void watch(Path place, RelativePath path, FilterRules rulesAbove) throws IOException {
        Deque<Watched> open = new ArrayDeque<>();
        open.add(new Watched(place, path, rulesAbove, rulesAbove));
        while (!open.isEmpty()) {
            Watched next = open.removeLast();
            try {
                // First the watch, then the listing: what comes in between is seen twice, not
                // never.
                WatchKey key = registration.register(next.place());
                Watched watched = withRules(next);
                byKey.put(key, watched);
                open.addAll(below(watched));
            } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
                // Gone, or not readable: the look says so. Only without the root there is no watch.
                if (next.path().isRoot()) {
                    throw e;
                }
            }
        }
    }

    private Watched withRules(Watched folder) {
        Path file = folder.place().resolve(FilterRules.FILE_NAME);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return folder;
        }
        try {
            FilterRules rules =
                    folder.rulesAbove().with(folder.path(), new IgnoreFile(disk).read(file));
            return new Watched(folder.place(), folder.path(), folder.rulesAbove(), rules);
        } catch (IOException e) {
            // Too much is watched then; the look says that the rules cannot be read.
            return folder;
        }
    }

    private List<Watched> below(Watched folder) throws IOException {
        List<Watched> below = new ArrayList<>();
        disk.list(
                folder.place(),
                each -> {
                    String name = each.getFileName().toString();
                    if (isWatchable(folder, name, each)) {
                        below.add(
                                new Watched(
                                        each,
                                        folder.path().child(name),
                                        folder.rules(),
                                        folder.rules()));
                    }
                });
        return below;
    }

    /** Whether something in a watched folder is a folder to be watched as well. */
    boolean isWatchable(Watched folder, String name, Path place) {
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
                && folder.place().resolve(name).equals(place)
                && isInScope(folder, name, NodeKind.FOLDER);
    }

    boolean isInScope(Watched folder, String name, NodeKind kind) {
        List<String> names = folder.path().names();
        return !OwnPlaces.isOwnFolder(names.size(), name)
                && !OwnPlaces.isTemporary(name)
                && folder.rules().excluding(names, name, kind).isEmpty();
    }
}
