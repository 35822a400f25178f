package dev.caravan.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTroubleTest {

    private static final IOException GERMAN =
            new FileSystemException("a", null, "Auf dem Gerät ist kein Speicherplatz mehr frei");
    private static final long ROOM = 1L << 30;

    @TempDir Path folder;

    private record Told(boolean isReadOnly, long room, Broken broken) implements DiskTrouble.Disk {

        enum Broken {
            NO,
            YES
        }

        @Override
        public void write() throws IOException {
            if (broken == Broken.YES) {
                throw new IOException("Eingabe-/Ausgabefehler");
            }
        }
    }

    @Test
    void a_full_disk_is_known_in_any_language() {
        assertThat(DiskTrouble.of(GERMAN, new Told(false, 4096, Told.Broken.NO)))
                .contains(Cause.DISK_FULL);
    }

    @Test
    void a_read_only_disk_is_known_in_any_language() {
        assertThat(DiskTrouble.of(GERMAN, new Told(true, ROOM, Told.Broken.YES)))
                .contains(Cause.READ_ONLY);
    }

    @Test
    void a_disk_that_takes_nothing_any_more_is_no_fault_of_one_file() {
        assertThat(DiskTrouble.of(GERMAN, new Told(false, ROOM, Told.Broken.YES)))
                .contains(Cause.READ_ONLY);
        assertThat(DiskTrouble.of(new IOException("Input/output error"), folder))
                .contains(Cause.READ_ONLY);
    }

    @Test
    void a_quota_is_known_by_its_words_where_a_small_file_still_fits() {
        assertThat(DiskTrouble.of(new IOException("Disk quota exceeded"), folder))
                .contains(Cause.DISK_FULL);
    }

    @Test
    void what_one_file_alone_suffers_from_says_nothing_of_the_disk() throws IOException {
        assertThat(DiskTrouble.of(new AccessDeniedException("a"), folder)).isEmpty();
        assertThat(DiskTrouble.of(new IOException("Text file busy"), folder.resolve("no/such")))
                .isEmpty();
        assertThat(folder).as("nothing is left behind").isEmptyDirectory();
    }
}
