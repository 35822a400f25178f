package dev.caravan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A folder of made-up photos, notes and one long film, for people who want to see Caravan work
 * before they trust it.
 */
final class SampleFolder {

    private static final List<String> MONTHS =
            List.of("01 Winter", "04 春天", "07 Summer", "10 Herbst");
    private static final int YEARS = 4;
    private static final int PHOTOS_PER_MONTH = 18;
    private static final int FILM_BYTES = 40 * 1024 * 1024;

    private SampleFolder() {}

    /** Fills {@code folder}; the same seed makes the same files. */
    static void fill(Path folder, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int year = 2023; year < 2023 + YEARS; year++) {
            for (String month : MONTHS) {
                fillMonth(folder.resolve("photos").resolve(year + "").resolve(month), random);
            }
        }
        Path notes = Files.createDirectories(folder.resolve("notes"));
        for (int i = 1; i <= 24; i++) {
            Files.writeString(
                    notes.resolve("笔记 " + i + ".md"),
                    "# Note " + i + "\n\n" + Long.toHexString(random.nextLong()) + "\n",
                    StandardCharsets.UTF_8);
        }
        Files.createDirectories(folder.resolve("empty folder"));
        Files.write(folder.resolve("empty file.txt"), new byte[0]);
        write(
                Files.createDirectories(folder.resolve("films")).resolve("wedding.mp4"),
                FILM_BYTES,
                random);
    }

    private static void fillMonth(Path month, SplittableRandom random) throws IOException {
        Files.createDirectories(month);
        for (int i = 1; i <= PHOTOS_PER_MONTH; i++) {
            write(
                    month.resolve("IMG_%04d.jpg".formatted(i)),
                    8_000 + random.nextInt(40_000),
                    random);
        }
    }

    private static void write(Path file, int size, SplittableRandom random) throws IOException {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        Files.write(file, bytes);
    }
}
