package dev.caravan.local.root;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.local.scan.LookFixture;
import dev.caravan.local.scan.MemoryBase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.Sha1;
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
    private final MemoryBase base = new MemoryBase();
    private RootCheck check;

    @BeforeEach
    void inAFolder(@TempDir Path given) throws IOException {
        root = Files.createDirectory(given.toRealPath().resolve("root"));
        check = new RootCheck("photos", root, disk);
    }

    @Test
    void a_root_never_seen_before_is_good() {
        assertThat(verdict(Optional.empty())).isInstanceOf(RootVerdict.Good.class);
    }

    @Test
    void the_same_root_is_good_and_again_after_every_look() throws Exception {
        RootMark mark = check.accept("m");
        assertThat(verdict(Optional.of(mark))).isEqualTo(new RootVerdict.Good(mark));
    }

    @Test
    void hc_193_a_missing_root_is_missing_and_is_not_made() throws Exception {
        RootMark mark = check.accept("m");
        Files.move(root, root.resolveSibling("other"));
        RootVerdict.Bad bad = bad(Optional.of(mark));
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_MISSING);
        assertThat(bad.message()).contains(root.toString(), "photos", "does not exist");
        assertThat(root).doesNotExist();
    }

    @Test
    void a_file_in_its_place_is_a_missing_root() throws Exception {
        Files.delete(root);
        Files.writeString(root, "");
        assertThat(bad(Optional.empty()).cause()).isEqualTo(Cause.ROOT_MISSING);
    }

    @Test
    void hc_195_another_folder_in_its_place_is_told_with_the_command_that_accepts_it()
            throws Exception {
        RootMark mark = check.accept("m");
        Files.move(root, root.resolveSibling("other"));
        Files.createDirectory(root);
        Files.writeString(root.resolve("a"), "");
        RootVerdict.Bad bad = bad(Optional.of(mark));
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_IDENTITY);
        assertThat(bad.advice()).contains("`caravan approve photos`");
    }

    @Test
    void hc_197_a_copied_marker_does_not_make_another_folder_the_root() throws Exception {
        RootMark mark = check.accept("m");
        Path old = Files.move(root, root.resolveSibling("other"));
        Files.createDirectories(root.resolve(".caravan"));
        Files.copy(old.resolve(".caravan/root"), root.resolve(".caravan/root"));
        assertThat(bad(Optional.of(mark)).cause()).isEqualTo(Cause.ROOT_IDENTITY);
    }

    @Test
    void hc_197_a_removed_marker_is_no_harm() throws Exception {
        RootMark mark = check.accept("m");
        Files.delete(root.resolve(".caravan/root"));
        assertThat(verdict(Optional.of(mark))).isInstanceOf(RootVerdict.Good.class);
    }

    @Test
    void a_device_with_another_number_is_good_when_the_marker_is_there() throws Exception {
        RootMark mark = check.accept("m");
        disk.devices.put(root, 4711L);
        RootMark now = new RootMark(new FileKey(4711, mark.key().inode()), Optional.of("m"));
        assertThat(verdict(Optional.of(mark))).isEqualTo(new RootVerdict.Good(now));
    }

    @Test
    void an_emptied_root_that_holds_its_marker_is_the_very_folder() throws Exception {
        RootMark mark = check.accept("m");
        expecting("a", "b");
        Files.delete(root.resolve("a"));
        Files.delete(root.resolve("b"));
        assertThat(verdict(Optional.of(mark))).isInstanceOf(RootVerdict.Good.class);
    }

    @Test
    void an_empty_root_without_the_marker_is_not_mounted_whatever_its_inode() throws Exception {
        RootMark mark = check.accept("m");
        expecting("a");
        Files.delete(root.resolve("a"));
        Files.delete(root.resolve(".caravan/root"));
        RootVerdict.Bad bad = bad(Optional.of(mark));
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_EMPTY);
        assertThat(bad.message()).contains("marker .caravan/root is gone");
        assertThat(bad.advice()).contains("`caravan approve photos`");
    }

    @Test
    void an_empty_folder_in_its_place_is_a_disk_that_is_not_mounted() throws Exception {
        RootMark mark = check.accept("m");
        Files.move(root, root.resolveSibling("other"));
        Files.createDirectory(root);
        RootVerdict.Bad bad = bad(Optional.of(mark));
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_EMPTY);
        assertThat(bad.message()).contains("its disk is not mounted");
    }

    @Test
    void without_its_marker_a_root_is_known_by_what_it_holds() throws Exception {
        RootMark mark = check.accept("m");
        expecting("a", "b");
        Files.delete(root.resolve(".caravan/root"));
        Files.delete(root.resolve("a"));
        assertThat(verdict(Optional.of(mark))).isInstanceOf(RootVerdict.Good.class);
        Files.delete(root.resolve("b"));
        Files.writeString(root.resolve("c"), "");
        RootVerdict.Bad bad = bad(Optional.of(mark));
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_IDENTITY);
        assertThat(bad.message()).contains("lost its marker");
    }

    @Test
    void a_root_that_cannot_be_written_to_is_known_on_a_renumbered_disk_by_what_it_holds()
            throws Exception {
        RootMark unmarked = new RootMark(check.accept("m").key(), Optional.empty());
        Files.delete(root.resolve(".caravan/root"));
        expecting("a");
        disk.devices.put(root, 4711L);
        assertThat(verdict(Optional.of(unmarked))).isInstanceOf(RootVerdict.Good.class);
        Files.delete(root.resolve("a"));
        Files.writeString(root.resolve("b"), "");
        assertThat(bad(Optional.of(unmarked)).cause()).isEqualTo(Cause.ROOT_IDENTITY);
    }

    private void expecting(String... names) throws IOException {
        for (int i = 0; i < names.length; i++) {
            Path file = Files.writeString(root.resolve(names[i]), "");
            base.put(
                    new BaseNode(
                            new NodeId(i + 1),
                            new Place(NodeId.ROOT, names[i]),
                            Optional.empty(),
                            NodeKind.FILE,
                            Optional.of(new Content(Sha1.parse("00".repeat(20)), 0)),
                            Optional.empty(),
                            Optional.of(disk.status(file).stamp()),
                            Presence.BOTH));
        }
    }

    @Test
    void a_root_that_may_not_be_read_is_a_matter_of_permission() {
        disk.denied.add(root);
        assertThat(bad(Optional.empty()).cause()).isEqualTo(Cause.PERMISSION);
    }

    @Test
    void a_root_that_answers_with_errors_is_missing() throws Exception {
        Files.writeString(root.resolve("a"), "");
        disk.failingAfter.put(root, 0);
        RootVerdict.Bad bad = bad(Optional.empty());
        assertThat(bad.cause()).isEqualTo(Cause.ROOT_MISSING);
        assertThat(bad.message()).contains("Input/output error");
    }

    private RootVerdict verdict(Optional<RootMark> known) {
        return check.check(known, base);
    }

    private RootVerdict.Bad bad(Optional<RootMark> known) {
        return (RootVerdict.Bad) verdict(known);
    }
}
