package dev.caravan.local;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/** Looks through a folder for anything that the base does not know (DR-11). */
final class FolderCheck {

    private final Disk disk;
    private final KnownChildren known;

    FolderCheck(Disk disk, KnownChildren known) {
        this.disk = disk;
        this.known = known;
    }

    /**
     * The first thing below a folder that is not known, in order of names.
     *
     * @throws IOException when something could not be looked at
     */
    Optional<RelativePath> firstUnknown(Path folder, RelativePath path) throws IOException {
        TreeMap<String, Path> names = new TreeMap<>();
        disk.list(folder, each -> names.put(each.getFileName().toString(), each));
        for (Path each : names.values()) {
            RelativePath child = path.child(each.getFileName().toString());
            FileStatus status = disk.status(each);
            if (!isKnown(child, status)) {
                return Optional.of(child);
            }
            if (status.is(FileType.FOLDER)) {
                Optional<RelativePath> below = firstUnknown(each, child);
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(RelativePath path, FileStatus status) {
        return switch (status.type()) {
            case FILE -> known.knows(path, NodeKind.FILE, status.stamp());
            case FOLDER -> known.knows(path, NodeKind.FOLDER, status.stamp());
            case SYMLINK, SPECIAL -> false;
        };
    }
}
