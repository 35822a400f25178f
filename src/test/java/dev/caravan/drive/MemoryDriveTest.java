package dev.caravan.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.tree.RemoteId;
import org.junit.jupiter.api.Test;

class MemoryDriveTest extends DriveContract {

    private final MemoryDrive drive = new MemoryDrive();

    @Override
    protected Drive drive() {
        return drive;
    }

    @Override
    protected OtherHands others() {
        return drive;
    }

    @Test
    void a_scripted_failure_after_the_work_leaves_the_work_done() throws Exception {
        RemoteId top = drive.folder("/top");
        drive.failCall(
                1,
                MemoryDrive.When.AFTER,
                () -> new DriveException.Transient("lost", "no-answer", null));

        DriveException failure = failure(() -> drive.upload(upload("k", top, "a", "1")));

        assertThat(failure).isInstanceOf(DriveException.Transient.class);
        assertThat(drive.shown()).containsExactly("/top/", "/top/a=1");
        assertThat(drive.calls()).containsExactly("upload");
    }
}
