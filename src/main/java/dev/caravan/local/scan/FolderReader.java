package dev.caravan.local.scan;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.Halt;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.filter.IgnoreFile;
import dev.caravan.look.Finding.Reason;
import dev.caravan.tree.FileKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one folder whole, or fails. */
public final class FolderReader {

    /** The longest path that Linux takes, with the byte that ends it. */
    private static final int MAX_PATH_BYTES = 4096;

    /** What the JDK puts in the place of bytes that are no text. */
    private static final char NOT_TEXT = '\uFFFD';

    private static final Comparator<Entry> BY_NAME = Comparator.comparing(Entry::name);

    private final Disk disk;
    private final LinkTargets links;
    private final InstantSource time;
    private final Halt halt;

    FolderReader(Disk disk, LinkTargets links, InstantSource time, Halt halt) {
        this.disk = disk;
        this.links = links;
        this.time = time;
        this.halt = halt;
    }

    /**
     * @param key what stood at the path when it was decided to read it
     * @throws IOException when any part of it could not be read, or something else stands there now
     */
    Listing read(Path folder, FileKey key) throws IOException {
        Instant from = time.instant();
        List<Entry> entries = new ArrayList<>();
        Map<String, Flaw> flaws = new HashMap<>();
        disk.list(folder, path -> add(folder, path, entries, flaws));
        if (halt.isCalled()) {
            throw new InterruptedIOException("the look was cut off");
        }
        Flaw unreadableRules = flaws.get(FilterRules.FILE_NAME);
        if (unreadableRules != null) {
            throw new FileSystemException(
                    folder.resolve(FilterRules.FILE_NAME).toString(),
                    null,
                    "its rules could not be read: " + unreadableRules.detail());
        }
        Optional<String> ignoreFile = ignoreFile(entries);
        FileStatus now = disk.status(folder);
        if (!now.is(FileType.FOLDER) || !now.stamp().key().equals(key)) {
            throw new ChangedMeanwhile(folder);
        }
        entries.sort(BY_NAME);
        return new Listing(entries, flaws, ignoreFile, from, time.instant());
    }

    private void add(Path folder, Path path, List<Entry> entries, Map<String, Flaw> flaws) {
        if (halt.isCalled()) {
            // The rest of a long folder is not asked for; what was read of it counts for nothing.
            return;
        }
        String name = path.getFileName().toString();
        if (!isText(folder, path, name)) {
            flaws.put(name, new Flaw(name, Reason.NAME, "the name is not valid text"));
            return;
        }
        try {
            entries.add(links.entry(path, name, disk.status(path)));
        } catch (IOException e) {
            flaws.put(name, flaw(path, name, e));
        }
    }

    // A path from a listing keeps the bytes of its name; made from text it may lead elsewhere.
    private static boolean isText(Path folder, Path path, String name) {
        return name.indexOf(NOT_TEXT) < 0 || folder.resolve(name).equals(path);
    }

    private static Flaw flaw(Path path, String name, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new Flaw(name, Reason.UNSTABLE, "it vanished while it was looked at");
        }
        if (path.toString().getBytes(StandardCharsets.UTF_8).length >= MAX_PATH_BYTES) {
            return new Flaw(
                    name, Reason.NAME, "the path is longer than " + MAX_PATH_BYTES + " bytes");
        }
        return new Flaw(name, Reason.UNREADABLE, reason(failure));
    }

    private Optional<String> ignoreFile(List<Entry> entries) throws IOException {
        for (Entry entry : entries) {
            if (entry.name().equals(FilterRules.FILE_NAME)
                    && entry.type() == FileType.FILE
                    && entry.reached() == Entry.Reached.DIRECTLY) {
                return Optional.of(new IgnoreFile(disk).read(entry.place()));
            }
        }
        return Optional.empty();
    }

    /** What the system said, without the path. */
    public static String reason(IOException failure) {
        if (failure instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
