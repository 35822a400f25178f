package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.open115.auth.RotatingPassport.Fate;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.StateDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes that share a state directory and a login. {@code -Dstory.refreshes=1000} tells it
 * in full.
 */
class RefreshAcrossProcessesTest {

    private static final int REFRESHES = Integer.getInteger("story.refreshes", 60);

    /** Every so many refreshes the process that asks is killed in the middle of it. */
    private static final int PEACE = 25;

    private static final Duration PATIENCE = Duration.ofSeconds(30 + REFRESHES / 2);

    @TempDir Path folder;
    private Path state;
    private Path enough;
    private RotatingPassport passport;
    private final Map<String, Process> running = new ConcurrentHashMap<>();
    private final AtomicInteger kills = new AtomicInteger();

    @BeforeEach
    void login() throws IOException {
        state = Files.createDirectories(folder.resolve("state"));
        enough = folder.resolve("enough");
        passport = new RotatingPassport(this::killNowAndThen);
        Instant now = new FastTime().instant();
        try (StateDatabase database = StateDatabase.open(state)) {
            new SqliteTokenStore(database)
                    .save(
                            "main",
                            new StoredTokens(
                                    "access-1",
                                    "refresh-1",
                                    now,
                                    now.plusSeconds(7200),
                                    now,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
        }
    }

    @AfterEach
    void close() {
        running.values().forEach(Process::destroyForcibly);
        passport.close();
    }

    @Test
    void hc_239_processes_that_refresh_one_account_never_do_so_at_once_and_never_lose_the_login(
            TestReporter reporter) throws Exception {
        start("first");
        start("second");
        await().atMost(PATIENCE)
                .until(() -> passport.refreshes() >= REFRESHES || !passport.rejected().isEmpty());
        Files.createFile(enough);
        ended("first");
        ended("second");

        reporter.publishEntry(
                new TreeMap<>(
                        Map.of(
                                "refreshes", Integer.toString(passport.refreshes()),
                                "most in flight", Integer.toString(passport.mostAtOnce()),
                                "killed in the middle", kills.toString())));
        assertThat(passport.rejected()).isEmpty();
        assertThat(passport.mostAtOnce()).isEqualTo(1);
        assertThat(kills.get()).isGreaterThanOrEqualTo(REFRESHES / PEACE);
        try (StateDatabase database = StateDatabase.open(state)) {
            assertThat(new SqliteTokenStore(database).load("main").orElseThrow().refresh())
                    .isEqualTo("refresh-" + (passport.refreshes() + 1));
        }
    }

    /** Half of them die before anything was done, and half before they could hear of it. */
    private Fate killNowAndThen(int nth, String agent) throws IOException {
        if (nth % PEACE != 0 || Files.exists(enough)) {
            return Fate.ANSWERED;
        }
        Fate fate = kills.getAndIncrement() % 2 == 0 ? Fate.LOST_BEFORE : Fate.LOST_AFTER;
        running.get(agent).destroyForcibly().onExit().join();
        start(agent);
        return fate;
    }

    private void start(String agent) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command =
                List.of(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RefreshingProcess.class.getName(),
                        state.toString(),
                        passport.address(),
                        agent,
                        enough.toString());
        File output = folder.resolve(agent + ".log").toFile();
        running.put(
                agent,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start());
    }

    private void ended(String agent) throws Exception {
        boolean ended = running.get(agent).waitFor(60, TimeUnit.SECONDS);
        String output = Files.readString(folder.resolve(agent + ".log"));
        assertThat(ended).as(output).isTrue();
        assertThat(running.get(agent).exitValue()).as(output).isZero();
    }
}
