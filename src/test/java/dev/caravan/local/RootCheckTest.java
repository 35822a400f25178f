package dev.caravan.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.tree.FileKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootCheckTest {

    private Path root;
    private final LookFixture.FaultyDisk disk = new LookFixture.FaultyDisk();
    private RootCheck check;

    @BeforeEach
    void inAFolder(@TempDir Path given) throws IOException {
        root = Files.createDirectory(given.toRealPath().resolve("root"));
        check = new RootCheck("photos", root, disk);
    }

    @Test
    void a_root_never_seen_before_is_good() {
        assertThat(verdict(Optional.empty(), 0)).isInstanceOf(RootVerdict.Good.class);
    }

    @Test
    void the_same_root_is_good_and_again_after_every_look() throws Exception {
        RootMark mark = check.accept("m");
        assertThat(verdict(Optional.of(mark), 0)).isEqualTo(new RootVerdict.Good(mark));
    }

    @Test
    void hc_193_a_missing_root_is_missing_and_is_not_made() throws Exception {
        RootMark mark = check.accept("m");
        Files.move(root, root.resolveSibling("other"));
        RootVerdict.Bad bad = bad(Optional.of(mark), 1000);
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_MISSING);
        assertThat(bad.message()).contains(root.toString(), "photos", "does not exist");
        assertThat(root).doesNotExist();
    }

    @Test
    void a_file_in_its_place_is_a_missing_root() throws Exception {
        Files.delete(root);
        Files.writeString(root, "");
        assertThat(bad(Optional.empty(), 0).cause()).isEqualTo(Cause.ROOT_MISSING);
    }

    @Test
    void hc_195_another_folder_in_its_place_is_told_with_the_command_that_accepts_it()
            throws Exception {
        RootMark mark = check.accept("m");
        Files.move(root, root.resolveSibling("other"));
        Files.createDirectory(root);
        Files.writeString(root.resolve("a"), "");
        RootVerdict.Bad bad = bad(Optional.of(mark), 1000);
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_IDENTITY);
        assertThat(bad.advice()).contains("`caravan approve photos`");
    }

    @Test
    void hc_197_a_copied_marker_does_not_make_another_folder_the_root() throws Exception {
        RootMark mark = check.accept("m");
        Path old = Files.move(root, root.resolveSibling("other"));
        Files.createDirectories(root.resolve(".caravan"));
        Files.copy(old.resolve(".caravan/root"), root.resolve(".caravan/root"));
        assertThat(bad(Optional.of(mark), 1000).cause()).isEqualTo(Cause.ROOT_IDENTITY);
    }

    @Test
    void hc_197_a_removed_marker_is_no_harm() throws Exception {
        RootMark mark = check.accept("m");
        Files.delete(root.resolve(".caravan/root"));
        assertThat(verdict(Optional.of(mark), 0)).isInstanceOf(RootVerdict.Good.class);
    }

    @Test
    void a_device_with_another_number_is_good_when_the_marker_is_there() throws Exception {
        RootMark mark = check.accept("m");
        disk.devices.put(root, 4711L);
        RootMark now = new RootMark(new FileKey(4711, mark.key().inode()), Optional.of("m"));
        assertThat(verdict(Optional.of(mark), 0)).isEqualTo(new RootVerdict.Good(now));
        RootMark unmarked = new RootMark(mark.key(), Optional.empty());
        assertThat(bad(Optional.of(unmarked), 0).cause()).isEqualTo(Cause.ROOT_IDENTITY);
    }

    @Test
    void an_emptied_root_is_suspicious_from_a_number_of_files_on() throws Exception {
        RootMark mark = check.accept("m");
        RootVerdict.Bad bad = bad(Optional.of(mark), 20);
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_EMPTY);
        assertThat(bad.advice()).contains("`caravan approve photos`");
        assertThat(verdict(Optional.of(mark), 19)).isInstanceOf(RootVerdict.Good.class);
        Files.writeString(root.resolve("a"), "");
        assertThat(verdict(Optional.of(mark), 20)).isInstanceOf(RootVerdict.Good.class);
    }

    @Test
    void a_root_that_may_not_be_read_is_a_matter_of_permission() {
        disk.denied.add(root);
        assertThat(bad(Optional.empty(), 0).cause()).isEqualTo(Cause.PERMISSION);
    }

    @Test
    void a_root_that_answers_with_errors_is_missing() throws Exception {
        Files.writeString(root.resolve("a"), "");
        disk.failingAfter.put(root, 0);
        RootVerdict.Bad bad = bad(Optional.empty(), 0);
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_MISSING);
        assertThat(bad.message()).contains("Input/output error");
    }

    private RootVerdict verdict(Optional<RootMark> known, long files) {
        return check.check(known, files, 20);
    }

    private RootVerdict.Bad bad(Optional<RootMark> known, long files) {
        return (RootVerdict.Bad) verdict(known, files);
    }
}
