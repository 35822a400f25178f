package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.admin.Node;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random stories of files and folders that go from job to job: what lies in any of their folders
 * and was on 115 is there all the time (HC-053). {@code -Dworlds=} says how many, {@code -Dfrom=}
 * where the seeds begin.
 */
class RandomMovesBetweenJobsTest {

    private static final long WORLDS = Long.getLong("worlds", 3);
    private static final long FROM = Long.getLong("from", 1);
    private static final int ROUNDS = 20;
    private static final List<String> JOBS = List.of("photos", "docs", "music");
    private static final List<String> MODES = List.of("mirror", "sync", "mirror", "sync", "backup");

    @TempDir Path folder;
    private final List<String> story = new ArrayList<>();
    private Random random;
    private int names;

    static Stream<Long> seeds() {
        return LongStream.range(FROM, FROM + WORLDS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hc_053_nothing_leaves_115_on_its_way_from_one_job_to_another(long seed) throws Exception {
        random = new Random(seed);
        story.add("seed " + seed);
        try (Household house = new Household(folder)) {
            for (String job : JOBS) {
                house.job(job, "mode", one(MODES))
                        .job(job, "stable-for", one(List.of("0s", "0s", "30s")))
                        .job(job, "guard", "{ at-least: 100000, max-delete-percent: 100 }");
            }
            Program program = house.start();
            for (int round = 0; round < ROUNDS; round++) {
                change(house);
                pauseOrResume(program);
                pass(house, one(JOBS));
            }
            JOBS.forEach(program::resume);
            settle(house);
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void change(Household house) throws IOException {
        for (int i = 0; i <= random.nextInt(4); i++) {
            int kind = random.nextInt(10);
            if (kind < 3) {
                house.write(one(JOBS), place(), 1000 + names);
            } else if (kind < 9) {
                move(all(one(JOBS), kind < 7 ? Files::isRegularFile : Files::isDirectory));
            } else {
                delete(all(one(JOBS), Files::isRegularFile));
            }
        }
    }

    private String place() {
        return (random.nextBoolean() ? "d" + random.nextInt(3) + "/" : "") + "n" + names++;
    }

    private void move(List<Path> paths) throws IOException {
        if (!paths.isEmpty()) {
            Path from = one(paths);
            boolean file = Files.isRegularFile(from);
            Path to = folder.resolve(one(JOBS)).resolve(file ? place() : "n" + names++);
            Files.createDirectories(to.getParent());
            story.add("move " + folder.relativize(from) + " to " + folder.relativize(to));
            Files.move(from, to);
        }
    }

    private void delete(List<Path> files) throws IOException {
        if (!files.isEmpty()) {
            Path file = one(files);
            story.add("delete " + folder.relativize(file));
            Files.delete(file);
        }
    }

    private void pauseOrResume(Program program) {
        int what = random.nextInt(10);
        if (what < 2) {
            String job = one(JOBS);
            story.add("pause " + job);
            program.pause(job);
        } else if (what < 6) {
            story.add("resume");
            JOBS.forEach(program::resume);
        }
    }

    /** One pass, by a clock that is the one of the disk or ahead of it. */
    private void pass(Household house, String job) throws IOException {
        Duration behind = Duration.between(house.time.instant(), Instant.now());
        house.time.pass(behind.isNegative() ? Duration.ofSeconds(random.nextInt(60)) : behind);
        Set<String> before = on115(house);
        PassResult result = house.pass(job).result();
        story.add("pass " + job + " " + result);
        before.retainAll(here());
        assertThat(on115(house)).as("%s", story).containsAll(before);
    }

    private void settle(Household house) throws IOException {
        for (int i = 0; i < 4; i++) {
            house.time.pass(Duration.ofDays(1));
            for (String job : JOBS) {
                pass(house, job);
            }
        }
        assertThat(on115(house)).as("%s", story).containsAll(here());
        for (String job : JOBS) {
            PassResult result = house.pass(job).result();
            assertThat(result.isSuccess()).as("%s %s", job, story).isTrue();
        }
    }

    private static Set<String> on115(Household house) {
        return house.simulator.otherClient().tree().stream()
                .filter(node -> node.kind().equals("file"))
                .map(Node::sha1)
                .map(sha1 -> sha1.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private Set<String> here() throws IOException {
        Set<String> contents = new HashSet<>();
        for (String job : JOBS) {
            for (Path file : all(job, Files::isRegularFile)) {
                contents.add(sha1(file));
            }
        }
        return contents;
    }

    private static String sha1(Path file) throws IOException {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
            return HexFormat.of().withUpperCase().formatHex(sha1);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @FunctionalInterface
    private interface Kind {
        boolean is(Path path, LinkOption... options);
    }

    /** What a job's folder holds, but for Caravan's own. */
    private List<Path> all(String job, Kind kind) throws IOException {
        Path root = folder.resolve(job);
        try (Stream<Path> below = Files.walk(root)) {
            return below.filter(path -> !path.equals(root) && kind.is(path))
                    .filter(path -> !root.relativize(path).toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
