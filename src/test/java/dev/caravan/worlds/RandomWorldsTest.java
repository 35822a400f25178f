package dev.caravan.worlds;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random stories of whole worlds. {@code -Dworlds=} says how many for each mode, {@code -Dfrom=}
 * where the seeds begin, {@code -Dseed=} with {@code -Dmode=} replays one.
 */
class RandomWorldsTest {

    private static final long WORLDS = Long.getLong("worlds", 3);
    private static final int ENOUGH = 8;
    private static final long FROM = Long.getLong("from", 1);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void worlds_lose_nothing_and_come_to_rest(Modes mode) throws IOException {
        if (!System.getProperty("mode", mode.name()).equals(mode.name())) {
            return;
        }
        Long only = Long.getLong("seed");
        if (only != null) {
            play(only, mode);
            return;
        }
        List<AssertionError> failures = new ArrayList<>();
        for (long seed = FROM; seed < FROM + WORLDS && failures.size() < ENOUGH; seed++) {
            try {
                play(seed, mode);
            } catch (AssertionError failure) {
                failures.add(failure);
            }
        }
        assertAll(failures.stream().map(each -> () -> rethrow(each)));
    }

    private static void rethrow(AssertionError failure) {
        throw failure;
    }

    private void play(long seed, Modes mode) throws IOException {
        Path place = Files.createDirectories(folder.resolve("world" + seed));
        new RandomWorld(seed, mode).play(place);
        clear(place);
    }

    private static void clear(Path place) throws IOException {
        Files.walkFileTree(
                place,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path at, IOException failure)
                            throws IOException {
                        Files.delete(at);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
