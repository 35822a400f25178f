package dev.caravan.local.trash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.local.LocalFolder;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.trash.PurgeReport.Reason;
import dev.caravan.local.trash.TrashContents.OtherCopies;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashContentsTest {

    private static final Duration MONTH = Duration.ofDays(30);

    private Path root;
    private Instant now = Instant.parse("2026-11-22T02:41:07Z");
    private LocalFolder folder;
    private TrashContents trash;

    @BeforeEach
    void inAFolder(@TempDir Path given) throws IOException {
        root = given.toRealPath();
        folder = new LocalFolder(root, () -> now);
        trash = new TrashContents(root, () -> now);
    }

    @Test
    void a_trash_that_was_never_used_is_empty() throws Exception {
        assertThat(trash.files()).isEmpty();
        assertThat(trash.purge(MONTH, 0, OtherCopies.UNKNOWN).purged()).isEmpty();
    }

    @Test
    void files_are_listed_oldest_first_with_time_and_size() throws Exception {
        trash("d/b", "12345");
        now = now.plusSeconds(60);
        trash("a", "1");
        assertThat(trash.files())
                .extracting(each -> each.since() + " " + each.place().path() + " " + each.bytes())
                .containsExactly("2026-11-22T02:41:07Z d/b 5", "2026-11-22T02:42:07Z a 1");
    }

    @Test
    void a_file_comes_back_to_its_place_with_the_folders_it_needs() throws Exception {
        trash("d/e/a", "1");
        Files.delete(root.resolve("d/e"));
        Files.delete(root.resolve("d"));
        assertThat(trash.restore(trash.files().get(0).place())).isInstanceOf(ActResult.Done.class);
        assertThat(root.resolve("d/e/a")).hasContent("1");
        assertThat(root.resolve(".caravan/trash")).isEmptyDirectory();
    }

    @Test
    void a_file_does_not_come_back_over_another() throws Exception {
        trash("a", "1");
        Files.writeString(root.resolve("a"), "2");
        assertThat(trash.restore(trash.files().get(0).place()))
                .isEqualTo(new ActResult.Stale("something stands in its place"));
        assertThat(root.resolve("a")).hasContent("2");
        assertThat(trash.files()).hasSize(1);
    }

    @Test
    void what_is_too_old_goes_for_good_and_is_reported() throws Exception {
        trash("d/old", "1");
        age(MONTH.plusSeconds(60));
        now = now.plus(MONTH);
        trash("d/young", "2");
        now = now.plusSeconds(1);
        PurgeReport report = trash.purge(MONTH, 1000, OtherCopies.UNKNOWN);
        assertThat(report.purged())
                .extracting(each -> each.reason() + " " + each.file().place().path())
                .containsExactly("AGE d/old");
        assertThat(report.bytesLeft()).isEqualTo(1);
        assertThat(trash.files()).hasSize(1);
    }

    @Test
    void a_clock_that_jumped_throws_nothing_away() throws Exception {
        trash("a", "1");
        now = now.plus(MONTH.multipliedBy(200));
        assertThat(trash.purge(MONTH, 1000, OtherCopies.UNKNOWN).purged()).isEmpty();
        assertThat(trash.files()).hasSize(1);
        assertThat(root.resolve(".caravan/trash").toFile().list()).hasSize(1);
    }

    @Test
    void what_is_old_goes_although_something_before_it_is_young_on_the_disk() throws Exception {
        trash("a", "1");
        now = now.plusSeconds(60);
        trash("b", "2");
        age(MONTH.plusSeconds(60));
        now = now.plus(MONTH).plusSeconds(60);
        trash("c", "3");
        Files.setLastModifiedTime(
                root.resolve(".caravan/trash/2026-11-22T024107Z"), FileTime.from(Instant.now()));
        assertThat(trash.purge(MONTH, 1000, OtherCopies.UNKNOWN).purged())
                .extracting(each -> each.file().place().path().toString())
                .containsExactly("b");
    }

    @Test
    void what_is_too_much_goes_oldest_first() throws Exception {
        for (int i = 0; i < 5; i++) {
            trash("f" + i, "1234567890");
            now = now.plusSeconds(1);
        }
        PurgeReport report = trash.purge(MONTH, 25, OtherCopies.UNKNOWN);
        assertThat(report.purged())
                .extracting(each -> each.reason() + " " + each.file().place().path())
                .containsExactly(Reason.SIZE + " f0", Reason.SIZE + " f1", Reason.SIZE + " f2");
        assertThat(report.bytesLeft()).isEqualTo(20);
    }

    @Test
    void hc_365_what_exists_nowhere_else_goes_last() throws Exception {
        for (String name : List.of("last1", "copy1", "last2", "copy2")) {
            trash(name, "1234567890");
            now = now.plusSeconds(1);
        }
        OtherCopies copies = files -> file -> file.place().path().name().startsWith("copy");
        assertThat(trash.purge(MONTH, 30, copies).purged())
                .extracting(each -> each.file().place().path().toString())
                .containsExactly("copy1");
        assertThat(trash.purge(MONTH, 10, copies).purged())
                .extracting(each -> each.file().place().path().toString())
                .containsExactly("copy2", "last1");
        assertThat(trash.files())
                .extracting(each -> each.place().path().name())
                .containsExactly("last2");
    }

    @Test
    void folders_that_are_not_caravans_are_not_touched() throws Exception {
        Path mine = root.resolve(".caravan/trash/mine/file");
        Files.createDirectories(mine.getParent());
        Files.writeString(mine, "precious");
        now = now.plus(MONTH.multipliedBy(100));
        assertThat(trash.purge(MONTH, 0, OtherCopies.UNKNOWN).purged()).isEmpty();
        assertThat(mine).hasContent("precious");
    }

    @Test
    void nothing_is_purged_through_a_symlink(@TempDir Path outside) throws Exception {
        trash("a", "1");
        Files.writeString(outside.resolve("canary"), "precious");
        Files.createSymbolicLink(root.resolve(".caravan/trash/2000-01-01T000000Z"), outside);
        Files.createSymbolicLink(root.resolve(".caravan/trash/2026-11-22T024107Z/link"), outside);
        age(MONTH.multipliedBy(2));
        now = now.plus(MONTH.multipliedBy(2));
        trash.purge(MONTH, 0, OtherCopies.UNKNOWN);
        assertThat(outside.resolve("canary")).hasContent("precious");
        assertThat(root.resolve(".caravan/trash/2026-11-22T024107Z")).doesNotExist();
    }

    /** Lets all that is in the trash have come there long ago, by the clock of the disk. */
    private void age(Duration age) throws IOException {
        try (Stream<Path> batches = Files.list(root.resolve(".caravan/trash"))) {
            for (Path batch : batches.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                Files.setLastModifiedTime(batch, FileTime.from(Instant.now().minus(age)));
            }
        }
    }

    private void trash(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Stamp stamp = new RealDisk().status(file).stamp();
        assertThat(folder.trash(RelativePath.parse(path), stamp))
                .isInstanceOf(ActResult.Done.class);
    }
}
