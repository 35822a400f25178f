package dev.caravan.local.disk;

import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of a job's local folder, for reading. */
public final class LocalFiles {

    private final Path root;
    private final SymlinkPolicy symlinks;
    private final Disk disk;

    public LocalFiles(Path root, SymlinkPolicy symlinks) {
        this(root, symlinks, new RealDisk());
    }

    LocalFiles(Path root, SymlinkPolicy symlinks, Disk disk) {
        this.root = root;
        this.symlinks = symlinks;
        this.disk = disk;
    }

    /**
     * Opens a file; neither it nor a folder on the way may be a symlink, unless links are followed,
     * and then never out of the root.
     */
    SeekableByteChannel open(RelativePath path) throws IOException {
        Path realRoot = root.toRealPath();
        RelativePath file = real(realRoot, path);
        try (OpenFolder folder = OpenFolder.of(realRoot, file.parent())) {
            return folder.read(file.name());
        }
    }

    /**
     * What the file system says of a file now.
     *
     * @throws NoSuchFileException when it is not there
     */
    public Stamp stamp(RelativePath path) throws IOException {
        Path realRoot = root.toRealPath();
        RelativePath real = real(realRoot, path);
        FileStatus status = disk.status(place(realRoot, real));
        if (!status.is(FileType.FILE)) {
            throw new NoSuchFileException(path.toString(), null, "no plain file stands there");
        }
        return status.stamp();
    }

    private RelativePath real(Path realRoot, RelativePath path) throws IOException {
        if (symlinks == SymlinkPolicy.SKIP) {
            return path;
        }
        Path target = place(realRoot, path).toRealPath();
        if (!target.startsWith(realRoot)) {
            throw new UnsafePath(target);
        }
        RelativePath real = RelativePath.ROOT;
        for (Path name : realRoot.relativize(target)) {
            real = real.child(name.toString());
        }
        return real;
    }

    public static Path place(Path root, RelativePath path) {
        Path place = root;
        for (String name : path.names()) {
            place = place.resolve(name);
        }
        return place;
    }
}
