package dev.caravan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.simulator.world.Switch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * One big upload through everything that happens to big uploads. {@code -Dstory.size=10GiB
 * -Dstory.credential-life=60s -Dstory.cut=20s} tells it in full.
 */
class BigUploadIT {

    private static final long SIZE = size(System.getProperty("story.size", "160MiB"));
    private static final String LIFE = System.getProperty("story.credential-life", "2s");
    private static final Duration CUT = Switch.toDuration(System.getProperty("story.cut", "3s"));
    private static final String SLOW = System.getProperty("story.slow", "30ms");
    private static final Duration PATIENCE = Duration.ofMinutes(1 + SIZE / (200L << 20));

    private static final int KILLS = 3;
    private static final int BREAKS = KILLS + 1;
    private static final long PART = 16 << 20;

    @TempDir Path folder;
    private Installation caravan;
    private TornNetwork network;
    private final Map<Long, String> memory = new TreeMap<>();

    @BeforeEach
    void install() throws IOException {
        caravan = Installation.in(folder).withAllCompilers();
        network = TornNetwork.to(caravan.simulator.port());
        caravan.through(network.url());
        caravan.simulator.switches().set("storage.credential-life", LIFE);
        caravan.simulator.switches().set("storage.slow", SLOW);
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        caravan.close();
    }

    @Test
    void three_kills_a_cut_network_and_short_credentials_cost_no_more_than_the_broken_parts(
            TestReporter reporter) throws Exception {
        String sha1 = film(caravan.local.root().resolve("film.mkv"));
        for (int kill = 1; kill <= KILLS; kill++) {
            CaravanProcess killed = caravan.start("run", "--once");
            awaitSent(middleOfPart(kill), killed);
            killed.kill();
        }
        CaravanProcess last = caravan.start("run", "--once");
        awaitSent(middleOfPart(BREAKS), last);
        network.cut();
        await().atMost(CUT.plus(PATIENCE)).pollDelay(CUT).until(() -> true);
        network.mend();
        await().atMost(PATIENCE).until(() -> !remembersMemoryOf(last));
        last.await().exited(0);

        reporter.publishEntry(numbers());
        assertThat(caravan.remote()).isEqualTo(Map.of("film.mkv", sha1));
        assertThat(caravan.simulator.openUploads()).as("begun and never ended").isZero();
        assertThat(caravan.simulator.otherClient().bin()).isEmpty();
        Traffic traffic = caravan.traffic();
        assertThat(traffic.count("init")).as("initiates").isEqualTo(1);
        assertThat(traffic.count("oss-initiate")).isEqualTo(1);
        assertThat(traffic.count("oss-complete")).isEqualTo(1);
        assertThat(traffic.count("oss-abort")).isZero();
        Map<String, List<LogEntry>> parts = parts();
        assertThat(parts).hasSize((int) ((SIZE + PART - 1) / PART));
        assertThat(parts.values()).allSatisfy(BigUploadIT::storedOnceAndLast);
        assertThat(twice()).as("parts that a break hit").isLessThanOrEqualTo(BREAKS);
        assertThat(traffic.bytesStored()).isBetween(SIZE, SIZE + BREAKS * PART);
        assertThat(traffic.count("get_token"))
                .as("each of the processes asked for one, and one of them for another")
                .isGreaterThan(BREAKS);

        traffic.reset();
        caravan.pass(0);
        assertThat(traffic.writes()).isEmpty();
    }

    /** The try that was stored is the last one, and those before it broke off. */
    private static void storedOnceAndLast(List<LogEntry> tries) {
        LogEntry last = tries.get(tries.size() - 1);
        assertThat(last.status()).as("%s", tries).isEqualTo(200);
        assertThat(tries.subList(0, tries.size() - 1))
                .allSatisfy(each -> assertThat(each.ending()).isEqualTo("aborted"));
    }

    private Map<String, List<LogEntry>> parts() {
        return caravan.traffic().of("oss-part").stream()
                .filter(each -> each.bytesIn() > 0)
                .collect(Collectors.groupingBy(each -> each.parameters().get("partNumber")));
    }

    private long twice() {
        return parts().values().stream().filter(tries -> tries.size() > 1).count();
    }

    /** What a person wants to read of it. */
    private Map<String, String> numbers() {
        Map<String, String> numbers = new TreeMap<>();
        numbers.put("bytes of the file", Long.toString(SIZE));
        numbers.put("bytes sent in all", Long.toString(caravan.traffic().bytesStored()));
        numbers.put("parts", Integer.toString(parts().size()));
        numbers.put("parts sent twice", Long.toString(twice()));
        numbers.put("requests", caravan.traffic().log().counts().toString());
        numbers.put("peak resident memory by process", memory.toString());
        return numbers;
    }

    private static long middleOfPart(int nth) {
        return nth * SIZE / (BREAKS + 1) / PART * PART + PART / 2;
    }

    private void awaitSent(long bytes, CaravanProcess running) throws IOException {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> network.sent() >= bytes || !running.isAlive());
        assertThat(network.sent()).as("ended by itself").isGreaterThanOrEqualTo(bytes);
        remembersMemoryOf(running);
    }

    /** Whether it still runs; if so, how much memory it has needed so far is known. */
    private boolean remembersMemoryOf(CaravanProcess running) throws IOException {
        Optional<String> peak = running.peakMemory();
        peak.ifPresent(known -> memory.put(running.pid(), known));
        return peak.isPresent();
    }

    /** Content that nobody has. */
    private static String film(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        byte[] block = new byte[1 << 20];
        Random random = new Random(SIZE);
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha1)) {
            for (long left = SIZE; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(block.length, left));
            }
        }
        return HexFormat.of().withUpperCase().formatHex(sha1.digest());
    }

    private static long size(String text) {
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return number << (text.endsWith("GiB") ? 30 : 20);
    }
}
