package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.filter.IgnoreFile;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The folders in which a look begins. */
final class Starts {

    private final Path root;
    private final BaseLookup base;
    private final Disk disk;
    private final FilterRules configured;

    Starts(Path root, BaseLookup base, Disk disk, FilterRules configured) {
        this.root = root;
        this.base = base;
        this.disk = disk;
        this.configured = configured;
    }

    List<Visit> of(Scope scope) throws IOException {
        if (!(scope instanceof Scope.Folders folders)) {
            return List.of(root(Visit.Depth.EVERYTHING));
        }
        Map<RelativePath, Visit> starts = new TreeMap<>();
        for (RelativePath path : folders.paths()) {
            nearest(path).ifPresent(visit -> starts.putIfAbsent(visit.path(), visit));
        }
        return new ArrayList<>(starts.values());
    }

    private Visit root(Visit.Depth depth) throws IOException {
        FileStatus status = disk.status(root);
        return new Visit(
                root,
                RelativePath.ROOT,
                status.stamp(),
                NodeId.ROOT,
                Optional.empty(),
                configured,
                depth,
                Entry.Reached.DIRECTLY,
                null);
    }

    /**
     * The folder itself, or the nearest one above it that is the same on disk as in the base: there
     * a new, moved or vanished folder shows. Empty when it is out of scope.
     */
    private Optional<Visit> nearest(RelativePath path) throws IOException {
        Visit visit = root(Visit.Depth.THIS_FOLDER);
        for (String name : path.names()) {
            if (OwnPlaces.isOwnFolder(visit.path().names().size(), name)) {
                return Optional.empty();
            }
            try {
                FilterRules rules = rulesIn(visit);
                if (rules.excluding(visit.path().names(), name, NodeKind.FOLDER).isPresent()) {
                    return Optional.empty();
                }
                Optional<Visit> below = same(visit, name, rules);
                if (below.isEmpty()) {
                    return Optional.of(visit);
                }
                visit = below.get();
            } catch (IOException e) {
                // Entering the folder meets the same trouble, and tells it.
                return Optional.of(visit);
            }
        }
        return Optional.of(visit);
    }

    private FilterRules rulesIn(Visit folder) throws IOException {
        Path file = folder.place().resolve(FilterRules.FILE_NAME);
        try {
            return disk.status(file).is(FileType.FILE)
                    ? folder.rules().with(folder.path(), new IgnoreFile(disk).read(file))
                    : folder.rules();
        } catch (NoSuchFileException e) {
            return folder.rules();
        }
    }

    private Optional<Visit> same(Visit above, String name, FilterRules rules) throws IOException {
        Optional<BaseNode> node =
                base.children(above.id()).stream()
                        .filter(it -> it.place().name().equals(name))
                        .filter(it -> it.kind() == NodeKind.FOLDER && BasePlaces.isExpected(it))
                        .findFirst();
        Path place = above.place().resolve(name);
        Optional<FileStatus> status = status(place);
        if (node.isEmpty() || status.isEmpty() || !isSame(node.get(), status.get())) {
            return Optional.empty();
        }
        return Optional.of(
                new Visit(
                        place,
                        above.path().child(name),
                        status.get().stamp(),
                        node.get().id(),
                        Optional.empty(),
                        rules,
                        Visit.Depth.THIS_FOLDER,
                        Entry.Reached.DIRECTLY,
                        above));
    }

    private Optional<FileStatus> status(Path place) throws IOException {
        try {
            return Optional.of(disk.status(place));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(BaseNode node, FileStatus status) {
        return status.is(FileType.FOLDER)
                && node.stamp()
                        .filter(known -> known.key().equals(status.stamp().key()))
                        .isPresent();
    }
}
