package dev.caravan.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many folders a user may watch, and how many watches are in use as far as this user can see.
 */
record InotifyUse(long limit, long used) {

    private static final Path LIMIT = Path.of("/proc/sys/fs/inotify/max_user_watches");
    private static final Path PROCESSES = Path.of("/proc");

    /** Empty where the system has no such thing. */
    static Optional<InotifyUse> now() {
        try {
            return Optional.of(
                    new InotifyUse(Long.parseLong(Files.readString(LIMIT).strip()), inUse()));
        } catch (IOException | NumberFormatException notTold) {
            return Optional.empty();
        }
    }

    long left() {
        return Math.max(0, limit - used);
    }

    private static long inUse() throws IOException {
        long used = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                used += usedBy(process.resolve("fdinfo"));
            }
        }
        return used;
    }

    /** Processes of others, and those that just ended, tell nothing. */
    private static long usedBy(Path descriptors) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            long used = 0;
            for (Path descriptor : all) {
                used += watchesOf(descriptor);
            }
            return used;
        } catch (IOException notTold) {
            return 0;
        }
    }

    private static long watchesOf(Path descriptor) {
        try (Stream<String> lines = Files.lines(descriptor)) {
            return lines.filter(line -> line.startsWith("inotify wd")).count();
        } catch (IOException | UncheckedIOException notTold) {
            return 0;
        }
    }
}
