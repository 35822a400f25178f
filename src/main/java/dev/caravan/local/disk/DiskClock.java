package dev.caravan.local.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The age of folders by the clock of the disk that they lie on, which is asked at most once, and
 * only when somebody wants to know.
 *
 * <p>It does not follow our own clock when that jumps, and what cannot be asked has no age.
 */
public final class DiskClock {

    private final Path folder;
    private final Disk disk;
    private Optional<Long> now = Optional.empty();
    private final Map<Path, Long> modified = new HashMap<>();

    /**
     * @param folder in which the disk is asked for its time, by an empty file that goes at once
     */
    public DiskClock(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Whether nothing came or went in a folder for that long; as it was when first asked. */
    public boolean isOlder(Path place, Duration age) {
        try {
            if (now.isEmpty()) {
                now = Optional.of(ask());
            }
            Long since = modified.get(place);
            if (since == null) {
                since = disk.status(place).stamp().modifiedNs();
                modified.put(place, since);
            }
            return since < now.get() - age.toNanos();
        } catch (IOException e) {
            // A disk that is full or read-only tells no time, and then nothing is old.
            return false;
        }
    }

    private long ask() throws IOException {
        Path file = Files.createTempFile(folder, ".caravan-tmp-", "");
        try {
            return disk.status(file).stamp().modifiedNs();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
