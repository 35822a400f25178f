package dev.caravan.state.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.cause.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

    @TempDir Path dir;

    @Test
    void a_lock_is_refused_while_it_is_held_and_free_afterwards() {
        try (ProcessLock held = ProcessLock.job(dir, "photos")) {
            StateException error =
                    catchThrowableOfType(
                            StateException.class, () -> ProcessLock.job(dir, "photos"));
            assertThat(error.word()).isEqualTo(Cause.LOCKED);
            assertThat(error)
                    .hasMessageContaining("job photos is locked by pid")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(held).isNotNull();
        }
        ProcessLock.job(dir, "photos").close();
    }

    @Test
    void jobs_and_the_daemon_have_locks_of_their_own() {
        try (ProcessLock daemon = ProcessLock.daemon(dir);
                ProcessLock photos = ProcessLock.job(dir, "photos");
                ProcessLock odd = ProcessLock.job(dir, "../照片 / videos")) {
            assertThat(dir.resolve("locks")).isDirectoryContaining("glob:**daemon.lock");
            assertThat(dir.resolve("locks").toFile().list()).hasSize(3);
            assertThat(List.of(daemon, photos, odd)).doesNotContainNull();
        }
    }

    @Test
    void hc_231_what_a_killed_process_left_behind_locks_nobody_out() throws Exception {
        Files.createDirectories(dir.resolve("locks"));
        Files.writeString(dir.resolve("locks/daemon.lock"), "1 2026-01-01T00:00:00Z elsewhere\n");

        assertThat(ProcessLock.daemonHolder(dir)).isEmpty();
        try (ProcessLock taken = ProcessLock.daemon(dir)) {
            assertThat(taken).isNotNull();
            assertThat(Files.readString(dir.resolve("locks/daemon.lock")))
                    .startsWith(ProcessHandle.current().pid() + " ");
        }
    }

    @Test
    void nobody_holds_a_lock_that_was_never_taken() {
        assertThat(ProcessLock.jobHolder(dir, "photos")).isEmpty();
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void a_lock_file_that_says_nothing_names_nobody() {
        assertThat(LockHolder.parse("").pid()).isZero();
        assertThat(LockHolder.parse("x y z")).isEqualTo(LockHolder.UNKNOWN);
        LockHolder self = LockHolder.thisProcess();
        assertThat(LockHolder.parse(self.line() + "\n")).isEqualTo(self);
    }
}
