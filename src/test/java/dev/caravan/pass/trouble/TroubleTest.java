package dev.caravan.pass.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.state.database.ProcessLock;
import dev.caravan.state.database.StateException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {

    @TempDir Path folder;

    @Test
    void a_file_that_may_not_be_read_stays_the_trouble_of_that_file() {
        Trouble trouble = Trouble.of(new AccessDeniedException("a.txt"));
        assertThat(trouble.cause()).isEqualTo(Cause.PERMISSION);
        assertThat(trouble.reach()).isEqualTo(Trouble.Reach.ITEM);
    }

    @Test
    void a_full_drive_stops_uploads_and_a_dead_login_everything() {
        assertThat(Trouble.of(new DriveException.Full("full", "")).reach())
                .isEqualTo(Trouble.Reach.UPLOADS);
        assertThat(Trouble.of(new DriveException.SignedOut("dead", "40140116")).reach())
                .isEqualTo(Trouble.Reach.PASS);
    }

    @Test
    void a_state_that_cannot_be_used_ends_the_pass_with_its_own_cause() {
        Trouble trouble = Trouble.of(locked());
        assertThat(trouble.cause()).isEqualTo(Cause.LOCKED);
        assertThat(trouble.reach()).isEqualTo(Trouble.Reach.PASS);
    }

    @Test
    void what_the_routes_wrapped_is_looked_for_inside() {
        Trouble trouble = Trouble.of(new Exception("splitting failed", locked()));
        assertThat(trouble.cause()).isEqualTo(Cause.LOCKED);
    }

    @Test
    void a_fault_of_our_own_says_what_it_was() {
        Trouble trouble = Trouble.of(new IllegalStateException("no parent"));
        assertThat(trouble.cause()).isEqualTo(Cause.INTERNAL);
        assertThat(trouble.message()).isEqualTo("IllegalStateException: no parent");
    }

    private StateException locked() {
        try (ProcessLock first = ProcessLock.job(folder, "photos")) {
            return catchThrowableOfType(
                    StateException.class, () -> ProcessLock.job(folder, "photos").close());
        }
    }
}
