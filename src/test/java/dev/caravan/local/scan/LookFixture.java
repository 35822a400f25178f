package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.look.LocalChanges;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A local folder, a base, and a disk that can be told to fail. */
public final class LookFixture {

    final Path root;
    final MemoryBase base = new MemoryBase();
    final FaultyDisk disk = new FaultyDisk();
    FilterRules filters = FilterRules.NONE;
    SymlinkPolicy symlinks = SymlinkPolicy.SKIP;
    Duration stableFor = Duration.ZERO;

    /** Far ahead, so that nothing is young unless a test says so. */
    Instant now = Instant.now().plus(Duration.ofHours(1));

    LookFixture(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    /** A real disk with faults. */
    public static final class FaultyDisk implements Disk {
        private final RealDisk real = new RealDisk();
        public final Map<Path, Integer> failingAfter = new HashMap<>();
        public final Set<Path> denied = new HashSet<>();
        public final Set<Path> vanishing = new HashSet<>();
        public final Map<Path, Long> devices = new HashMap<>();
        public final Map<Path, Runnable> beforeStatus = new HashMap<>();

        @Override
        public FileStatus status(Path path) throws IOException {
            Runnable before = beforeStatus.remove(path);
            if (before != null) {
                before.run();
            }
            if (denied.contains(path)) {
                throw new AccessDeniedException(path.toString());
            }
            if (vanishing.contains(path)) {
                throw new NoSuchFileException(path.toString());
            }
            FileStatus status = real.status(path);
            for (Map.Entry<Path, Long> each : devices.entrySet()) {
                if (path.startsWith(each.getKey())) {
                    return on(each.getValue(), status);
                }
            }
            return status;
        }

        private static FileStatus on(long device, FileStatus status) {
            Stamp stamp = status.stamp();
            return new FileStatus(
                    status.type(),
                    new Stamp(
                            stamp.size(),
                            stamp.modifiedNs(),
                            stamp.changedNs(),
                            new FileKey(device, stamp.key().inode())));
        }

        @Override
        public void list(Path folder, Consumer<Path> each) throws IOException {
            if (denied.contains(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
            List<Path> names = new ArrayList<>();
            real.list(folder, names::add);
            int limit = failingAfter.getOrDefault(folder, Integer.MAX_VALUE);
            names.stream().limit(limit).forEach(each);
            if (limit < names.size()) {
                throw new FileSystemException(folder.toString(), null, "Input/output error");
            }
        }

        @Override
        public SeekableByteChannel open(Path file) throws IOException {
            if (denied.contains(file)) {
                throw new AccessDeniedException(file.toString());
            }
            return real.open(file);
        }
    }

    LocalLook look() {
        InstantSource time = () -> now;
        return new LocalLook(new LookSettings(root, filters, symlinks, stableFor), time, disk);
    }

    LocalChanges changes() throws InterruptedException {
        return look().look(base, Scope.whole());
    }

    /** Looks at everything; the answer as text. */
    List<String> told() throws InterruptedException {
        return Told.by(changes(), base);
    }

    List<String> toldOf(String... folders) throws InterruptedException {
        Scope scope = Scope.folders(Arrays.stream(folders).map(RelativePath::parse).toList());
        return Told.by(look().look(base, scope), base);
    }

    /** Takes the folder as it is for synced. */
    void sync() throws InterruptedException {
        base.remember(changes());
    }

    Path file(String path) throws IOException {
        return file(path, path);
    }

    Path file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Path folder(String path) throws IOException {
        return Files.createDirectories(root.resolve(path));
    }

    void move(String from, String to) throws IOException {
        Files.move(root.resolve(from), root.resolve(to));
    }

    /** Removes a file or a folder with everything in it. */
    void remove(String path) throws IOException {
        Path top = root.resolve(path);
        try (var found = Files.walk(top)) {
            for (Path each : found.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }
}
