package dev.caravan.local.disk;

import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares hashing a file with {@code openssl dgst -sha1} of it.
 *
 * <p>Argument: a large file. Each is measured five times, in turn; the medians count.
 */
final class Sha1HasherBenchmark {

    private static final int ROUNDS = 5;

    private Sha1HasherBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]).toRealPath();
        Path folder = file.getParent();
        Stamp stamp = new RealDisk().status(file).stamp();
        Sha1Hasher hasher =
                new Sha1Hasher(
                        new LocalFiles(folder, SymlinkPolicy.SKIP),
                        InstantSource.system(),
                        wait -> Thread.sleep(wait.toMillis() + 1));
        RelativePath path = RelativePath.ROOT.child(file.getFileName().toString());
        long[] ours = new long[ROUNDS];
        long[] theirs = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            theirs[i] = openssl(file);
            long start = System.nanoTime();
            if (!(hasher.hash(path, stamp) instanceof HashResult.Hashed)) {
                throw new IOException("could not hash " + file);
            }
            ours[i] = System.nanoTime() - start;
            System.out.printf(
                    Locale.ROOT,
                    "openssl %d ms, hasher %d ms%n",
                    theirs[i] / 1_000_000,
                    ours[i] / 1_000_000);
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        System.out.printf(
                Locale.ROOT,
                "speed of openssl x %.2f%n",
                (double) theirs[ROUNDS / 2] / ours[ROUNDS / 2]);
    }

    private static long openssl(Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder("openssl", "dgst", "-sha1", file.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException("openssl failed");
        }
        return System.nanoTime() - start;
    }
}
