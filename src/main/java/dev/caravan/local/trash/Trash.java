package dev.caravan.local.trash;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.local.disk.Renaming;
import dev.caravan.local.disk.UnsafePath;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trash of a job's local folder: things go in whole, by a rename, and keep their paths.
 *
 * <p>What lies on another file system than the root is copied first, and removed only when the copy
 * is on disk and the original still the same.
 */
public final class Trash {

    private static final int BUFFER = 1 << 18;

    private static final RelativePath ASIDE = RelativePath.parse(OwnPlaces.FOLDER + "/tmp");

    private final Path root;
    private final InstantSource time;
    private final Disk disk;

    public Trash(Path root, InstantSource time, Disk disk) {
        this.root = root;
        this.time = time;
        this.disk = disk;
    }

    /**
     * Takes a file out of an open folder; empty when it turned out to be another one than expected,
     * which is back in its place then.
     *
     * @param path where it lies in the job's folder
     */
    public synchronized Optional<TrashPlace> takeFile(
            OpenFolder folder, RelativePath path, Stamp expected) throws IOException {
        TrashPlace place = TrashPlace.free(root.toRealPath(), time.instant(), path);
        RelativePath inside = place.inside();
        try (OpenFolder trash = OpenFolder.make(root.toRealPath(), inside.parent())) {
            try {
                folder.rename(path.name(), trash, inside.name());
            } catch (AtomicMoveNotSupportedException e) {
                return takeByCopy(folder, place, trash, expected);
            }
            if (!isSame(disk.status(trash.path(inside.name())).stamp(), expected)) {
                putBack(place, folder);
                return Optional.empty();
            }
            trash.sync();
            folder.sync();
        }
        return Optional.of(place);
    }

    // Renaming moves the change time, so it is not compared.
    private static boolean isSame(Stamp taken, Stamp expected) {
        return taken.size() == expected.size()
                && taken.modifiedNs() == expected.modifiedNs()
                && taken.key().equals(expected.key());
    }

    private Optional<TrashPlace> takeByCopy(
            OpenFolder folder, TrashPlace place, OpenFolder trash, Stamp expected)
            throws IOException {
        String name = place.path().name();
        copy(folder, name, trash, place.inside().name());
        if (!disk.status(folder.path(name)).stamp().equals(expected)) {
            trash.delete(place.inside().name());
            return Optional.empty();
        }
        trash.sync();
        folder.delete(name);
        return Optional.of(place);
    }

    /** Takes a folder with all it holds out of an open folder. */
    public synchronized TrashPlace takeFolder(OpenFolder parent, RelativePath path)
            throws IOException {
        TrashPlace place = TrashPlace.free(root.toRealPath(), time.instant(), path);
        RelativePath inside = place.inside();
        try (OpenFolder trash = OpenFolder.make(root.toRealPath(), inside.parent())) {
            parent.rename(path.name(), trash, inside.name());
            trash.sync();
            parent.sync();
        } catch (AtomicMoveNotSupportedException e) {
            takeEach(path);
        }
        return place;
    }

    private void takeEach(RelativePath folder) throws IOException {
        List<Path> children = new ArrayList<>();
        disk.list(LocalFiles.place(root.toRealPath(), folder), children::add);
        for (Path each : children) {
            RelativePath child = folder.child(each.getFileName().toString());
            FileStatus status = disk.status(each);
            if (status.is(FileType.FOLDER)) {
                takeEach(child);
                continue;
            }
            try (OpenFolder open = OpenFolder.of(root.toRealPath(), folder)) {
                takeFile(open, child, status.stamp());
            }
        }
        // A folder that still holds something, or in which a file system is mounted, stays.
        try (OpenFolder parent = OpenFolder.of(root.toRealPath(), folder.parent())) {
            parent.deleteFolder(folder.name());
        }
    }

    private static void copy(OpenFolder from, String name, OpenFolder to, String newName)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (SeekableByteChannel in = from.read(name);
                SeekableByteChannel out = to.create(newName)) {
            while (in.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
            if (out instanceof FileChannel file) {
                file.force(true);
            }
        }
    }

    /**
     * Brings a file back to where it was; false when something stands there, and then it stays in
     * the trash.
     */
    public boolean putBack(TrashPlace place, OpenFolder folder) throws IOException {
        RelativePath inside = place.inside();
        try (OpenFolder trash = OpenFolder.of(root.toRealPath(), inside.parent())) {
            giveBack(trash, inside.name(), folder, place.path().name());
            if (trash.holds(inside.name())) {
                trash.delete(inside.name());
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void giveBack(OpenFolder trash, String name, OpenFolder folder, String oldName)
            throws IOException {
        try {
            Renaming.link(trash, name, folder, oldName);
            folder.sync();
        } catch (UnsafePath e) {
            // The folder itself is the right one; only its path leads elsewhere now.
            Renaming.move(trash, name, folder, oldName);
        }
    }

    /**
     * Takes the older of two names from a file that just got a new one. Whoever saves a file in
     * this very moment puts another one under the old name: so the name is taken away first, and
     * given back when it turns out to belong to another file.
     */
    public synchronized void loseName(OpenFolder folder, String name, Object file)
            throws IOException {
        if (!folder.holds(name)) {
            return;
        }
        try (OpenFolder aside = OpenFolder.make(root.toRealPath(), ASIDE)) {
            String taken = freeName(aside);
            try {
                folder.rename(name, aside, taken);
            } catch (AtomicMoveNotSupportedException e) {
                if (folder.identity(name).equals(file)) {
                    folder.delete(name);
                }
                return;
            }
            if (!aside.identity(taken).equals(file)) {
                Renaming.link(aside, taken, folder, name);
            }
            if (aside.holds(taken)) {
                aside.delete(taken);
            }
        }
    }

    private static String freeName(OpenFolder aside) throws IOException {
        int number = 1;
        while (aside.holds("aside-" + number)) {
            number++;
        }
        return "aside-" + number;
    }
}
