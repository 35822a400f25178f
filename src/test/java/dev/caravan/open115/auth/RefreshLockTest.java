package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshLockTest {

    @TempDir Path state;

    @Test
    void nobody_else_may_open_and_so_hold_it() throws Exception {
        String permissions =
                new RefreshLock(state, "main", new FastTime())
                        .holding(() -> permissions(state.resolve("locks/refresh-main.lock")));

        assertThat(permissions).isEqualTo("rw-------");
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
