package dev.caravan.local.scan;

import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.look.LocalChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares a look at an unchanged tree with {@code find ROOT -printf '%s %T@ %p\n'} on the same
 * tree.
 *
 * <p>Arguments: a folder, which is filled when it is missing, and how many files to put there (1
 * 000 000). Each is measured five times, in turn; the medians count. The base lies in memory.
 */
final class LocalLookBenchmark {

    private static final int ROUNDS = 5;
    private static final int FILES_IN_A_FOLDER = 100;

    private LocalLookBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        if (Files.notExists(root)) {
            fill(root, files);
        }
        InstantSource time = () -> Instant.now().plusSeconds(3600);
        FilterRules rules = FilterRules.of(List.of(), List.of(), FilterRules.BuiltIn.APPLIES);
        LookSettings settings =
                new LookSettings(root, rules, SymlinkPolicy.SKIP, Duration.ofSeconds(30));
        LocalLook look = new LocalLook(settings, time);
        MemoryBase base = new MemoryBase();
        base.remember(look.look(base, Scope.whole()));
        long[] ours = new long[ROUNDS];
        long[] finds = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            finds[i] = find(root);
            long start = System.nanoTime();
            LocalChanges changes = look.look(base, Scope.whole());
            ours[i] = System.nanoTime() - start;
            if (!changes.touched().isEmpty() || !changes.fresh().isEmpty()) {
                throw new IllegalStateException("the tree changed while it was measured");
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d files: find %d ms, look %d ms%n",
                    changes.files(),
                    finds[i] / 1_000_000,
                    ours[i] / 1_000_000);
        }
        System.out.printf(
                Locale.ROOT, "look / find = %.2f%n", (double) median(ours) / median(finds));
    }

    private static long find(Path root) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process find =
                new ProcessBuilder("find", root.toString(), "-printf", "%s %T@ %p\\n")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (find.waitFor() != 0) {
            throw new IOException("find failed");
        }
        return System.nanoTime() - start;
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void fill(Path root, int files) throws IOException {
        for (int i = 0; i < files; i++) {
            int folder = i / FILES_IN_A_FOLDER;
            Path parent = root.resolve("top-" + folder / 100).resolve("folder-" + folder);
            if (i % FILES_IN_A_FOLDER == 0) {
                Files.createDirectories(parent);
            }
            Files.createFile(parent.resolve(String.format(Locale.ROOT, "IMG_%06d.jpg", i)));
        }
    }
}
