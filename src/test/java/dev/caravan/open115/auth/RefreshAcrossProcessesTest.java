package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshAcrossProcessesTest {

    private static final int TIMES = 8;

    @TempDir Path state;

    @Test
    void processes_that_refresh_one_account_never_do_so_at_once_and_never_lose_the_login()
            throws Exception {
        Instant now = new FastTime().instant();
        TokenStore store = new FileTokenStore(state);
        store.save(
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
        try (RotatingPassport passport = new RotatingPassport()) {
            Process first = start(passport, "first");
            Process second = start(passport, "second");
            ended(first, "first");
            ended(second, "second");
            assertThat(passport.rejected()).isEmpty();
            assertThat(passport.mostAtOnce()).isEqualTo(1);
            assertThat(passport.refreshes()).isBetween(TIMES, 2 * TIMES);
            assertThat(store.load("main").orElseThrow().refresh())
                    .isEqualTo("refresh-" + (passport.refreshes() + 1));
        }
    }

    private Process start(RotatingPassport passport, String name) throws Exception {
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
                        Integer.toString(TIMES));
        File output = state.resolve(name + ".log").toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    }

    private void ended(Process process, String name) throws Exception {
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String output = Files.readString(state.resolve(name + ".log"));
        assertThat(ended).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
