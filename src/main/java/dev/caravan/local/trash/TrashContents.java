package dev.caravan.local.trash;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.DiskClock;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.disk.UnsafePath;
import dev.caravan.local.trash.PurgeReport.Purged;
import dev.caravan.local.trash.PurgeReport.Reason;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What lies in the trash of a job's local folder, to be brought back or thrown away.
 *
 * <p>Folders whose name is not a time are not Caravan's and are never touched.
 */
public final class TrashContents {

    private final Path root;
    private final InstantSource time;
    private final Disk disk = new RealDisk();

    public TrashContents(Path root, InstantSource time) {
        this.root = root;
        this.time = time;
    }

    /** A file in the trash. */
    public record Trashed(TrashPlace place, Instant since, long bytes) {}

    /** All files, the oldest first, then by path. */
    public List<Trashed> files() throws IOException {
        Path realRoot = root.toRealPath();
        List<Trashed> files = new ArrayList<>();
        for (String batch : names(LocalFiles.place(realRoot, TrashPlace.FOLDER)).keySet()) {
            Path folder = LocalFiles.place(realRoot, TrashPlace.FOLDER.child(batch));
            if (TrashPlace.isBatch(batch) && disk.status(folder).is(FileType.FOLDER)) {
                collect(folder, new TrashPlace(batch, RelativePath.ROOT), files);
            }
        }
        return files;
    }

    private void collect(Path folder, TrashPlace place, List<Trashed> files) throws IOException {
        for (var each : names(folder).entrySet()) {
            TrashPlace child = new TrashPlace(place.batch(), place.path().child(each.getKey()));
            FileStatus status = disk.status(each.getValue());
            if (status.is(FileType.FOLDER)) {
                collect(each.getValue(), child, files);
            } else {
                files.add(new Trashed(child, child.since(), status.stamp().size()));
            }
        }
    }

    private TreeMap<String, Path> names(Path folder) throws IOException {
        TreeMap<String, Path> names = new TreeMap<>();
        try {
            disk.list(folder, each -> names.put(each.getFileName().toString(), each));
        } catch (NoSuchFileException e) {
            // nothing was ever trashed
        }
        return names;
    }

    /**
     * Brings a file back to where it lay, making the folders that are missing; never over anything.
     */
    public ActResult restore(TrashPlace place) throws IOException {
        Path realRoot = root.toRealPath();
        RelativePath path = place.path();
        try (OpenFolder folder = OpenFolder.make(realRoot, path.parent())) {
            if (!new Trash(realRoot, time, disk).putBack(place, folder)) {
                return new ActResult.Stale("something stands in its place");
            }
            FileStatus back = disk.status(folder.path(path.name()));
            removeEmpty(realRoot, place.inside().parent());
            return new ActResult.Done(Optional.of(back.stamp()), Optional.empty());
        } catch (NoSuchFileException e) {
            return new ActResult.Absent();
        } catch (AtomicMoveNotSupportedException e) {
            return new ActResult.Stale(
                    "its place lies on another file system; copy it by hand from "
                            + place.inside());
        } catch (UnsafePath e) {
            return new ActResult.Stale(String.valueOf(e.getMessage()));
        }
    }

    /** Says of files in the trash whether their content is still somewhere else. */
    @FunctionalInterface
    public interface OtherCopies {

        /** Nobody knows of any. */
        OtherCopies UNKNOWN = files -> file -> false;

        /** To be asked about some of these files, one by one. */
        Predicate<Trashed> among(List<Trashed> files);
    }

    /**
     * Throws away what is older than {@code keep}, by its name and by the clock of the disk,
     * because one clock alone may have jumped; and then the oldest until no more than {@code
     * maxBytes} are left, those first of which there is another copy. To be called before a pass
     * puts anything in, so that what it puts in survives it whatever its size. A copy that is the
     * last one goes only when a limit demands it, and everything that goes is reported (DR-14).
     */
    public PurgeReport purge(Duration keep, long maxBytes, OtherCopies copies) throws IOException {
        Path realRoot = root.toRealPath();
        Instant oldest = time.instant().minus(keep);
        DiskClock clock = new DiskClock(LocalFiles.place(realRoot, TrashPlace.FOLDER), disk);
        List<Trashed> left = files();
        long bytes = left.stream().mapToLong(Trashed::bytes).sum();
        List<Purged> purged = new ArrayList<>();
        for (Trashed file : List.copyOf(left)) {
            if (file.since().isBefore(oldest)
                    && clock.isOlder(batch(realRoot, file.place()), keep)) {
                remove(realRoot, file.place().inside());
                left.remove(file);
                bytes -= file.bytes();
                purged.add(new Purged(file, Reason.AGE));
            }
        }
        for (Trashed file : tooMuch(left, bytes - maxBytes, copies)) {
            remove(realRoot, file.place().inside());
            bytes -= file.bytes();
            purged.add(new Purged(file, Reason.SIZE));
        }
        return new PurgeReport(purged, bytes);
    }

    private static List<Trashed> tooMuch(List<Trashed> files, long bytes, OtherCopies copies) {
        if (bytes <= 0) {
            return List.of();
        }
        Predicate<Trashed> isElsewhere = copies.among(files);
        List<Trashed> lastCopies = new ArrayList<>();
        List<Trashed> going = new ArrayList<>();
        long over = bytes;
        for (Trashed file : files) {
            if (over > 0 && isElsewhere.test(file)) {
                going.add(file);
                over -= file.bytes();
            } else {
                lastCopies.add(file);
            }
        }
        for (int i = 0; i < lastCopies.size() && over > 0; i++) {
            going.add(lastCopies.get(i));
            over -= lastCopies.get(i).bytes();
        }
        return going;
    }

    private static Path batch(Path realRoot, TrashPlace place) {
        return LocalFiles.place(realRoot, TrashPlace.FOLDER.child(place.batch()));
    }

    private static void remove(Path realRoot, RelativePath file) throws IOException {
        try (OpenFolder folder = OpenFolder.of(realRoot, file.parent())) {
            folder.delete(file.name());
        }
        removeEmpty(realRoot, file.parent());
    }

    /** Removes a folder of the trash, and those above it, as far as they are empty. */
    private static void removeEmpty(Path realRoot, RelativePath folder) throws IOException {
        RelativePath each = folder;
        while (!each.equals(TrashPlace.FOLDER)) {
            try (OpenFolder parent = OpenFolder.of(realRoot, each.parent())) {
                parent.deleteFolder(each.name());
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            each = each.parent();
        }
    }
}
