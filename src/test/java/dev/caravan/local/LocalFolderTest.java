package dev.caravan.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.trash.ActResult;
import dev.caravan.local.trash.TrashPlace;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:41:07Z");
    private static final String BATCH = "2026-11-22T024107Z";

    @TempDir private Path outside;
    private Path root;
    private final DiskWithSurprise disk = new DiskWithSurprise();
    private LocalFolder folder;

    /** Does something right after a path was looked at, as another program would. */
    private static final class DiskWithSurprise implements Disk {
        private final RealDisk real = new RealDisk();
        private Path trigger = Path.of("/none");
        private Path early = Path.of("/none");
        private Surprise surprise = () -> {};

        interface Surprise {
            void happen() throws IOException;
        }

        /** Just before an existing thing at the path is looked at. */
        void beforeItIsSeen(Path path, Surprise then) {
            early = path;
            surprise = then;
        }

        void after(Path path, Surprise then) {
            trigger = path;
            surprise = then;
        }

        @Override
        public FileStatus status(Path path) throws IOException {
            if (path.equals(early) && Files.exists(path)) {
                early = Path.of("/none");
                surprise.happen();
            }
            try {
                return real.status(path);
            } finally {
                if (path.equals(trigger)) {
                    trigger = Path.of("/none");
                    surprise.happen();
                }
            }
        }

        @Override
        public void list(Path at, Consumer<Path> each) throws IOException {
            real.list(at, each);
        }

        @Override
        public SeekableByteChannel open(Path file) throws IOException {
            return real.open(file);
        }
    }

    @Test
    void an_edit_right_after_a_file_appeared_looks_changed_afterwards() throws Exception {
        Files.createDirectories(root.resolve(".caravan/tmp"));
        Files.writeString(root.resolve(".caravan/tmp/7"), "fetched");
        Stamp fetched = stamp(".caravan/tmp/7");
        Path target = root.resolve("a");
        disk.beforeItIsSeen(target, () -> Files.writeString(target, "edited"));
        ActResult result =
                folder.place(
                        RelativePath.parse(".caravan/tmp/7"),
                        RelativePath.parse("a"),
                        Optional.empty());
        assertThat(result).isInstanceOf(ActResult.Done.class);
        Stamp told = ((ActResult.Done) result).stamp().orElseThrow();
        assertThat(told.modifiedNs()).isEqualTo(fetched.modifiedNs());
        assertThat(told).isNotEqualTo(stamp("a"));
        assertThat(root.resolve("a")).hasContent("edited");
    }

    @BeforeEach
    void inAFolder(@TempDir Path given) throws IOException {
        root = given.toRealPath();
        folder = new LocalFolder(root, () -> NOW, disk);
    }

    @Test
    void a_folder_is_made_once_and_is_still_made_the_second_time() throws Exception {
        ActResult made = folder.makeFolder(path("a"));
        assertThat(made).isEqualTo(done("a"));
        assertThat(folder.makeFolder(path("a"))).isEqualTo(made);
        assertThat(root.resolve("a")).isDirectory();
    }

    @Test
    void a_folder_is_not_made_in_the_place_of_a_file_or_without_its_parent() throws Exception {
        write("a", "1");
        assertThat(folder.makeFolder(path("a"))).isInstanceOf(ActResult.Stale.class);
        assertThat(folder.makeFolder(path("b/c"))).isInstanceOf(ActResult.Stale.class);
        assertThat(folder.makeFolder(path("a/c"))).isInstanceOf(ActResult.Stale.class);
        assertThat(tree()).containsExactly("a=1");
    }

    @Test
    void a_file_and_a_folder_are_moved() throws Exception {
        write("a", "1");
        write("d/b", "2");
        Files.createDirectory(root.resolve("e"));
        assertThat(folder.move(path("a"), stamp("a"), path("e/x"))).isEqualTo(done("e/x"));
        assertThat(folder.move(path("d"), stamp("d"), path("e/y"))).isEqualTo(done("e/y"));
        assertThat(tree()).containsExactly("e/x=1", "e/y/b=2");
    }

    @Test
    void a_file_that_has_the_new_name_already_only_loses_the_old_one() throws Exception {
        write("a", "1");
        Files.createDirectory(root.resolve("e"));
        for (String to : List.of("e/x", "y")) {
            String from = to.equals("y") ? "e/x" : "a";
            Files.createLink(root.resolve(to), root.resolve(from));
            assertThat(folder.move(path(from), stamp(from), path(to))).isEqualTo(done(to));
            assertThat(Files.exists(root.resolve(from))).isFalse();
            assertThat(root.resolve(to)).hasContent("1");
        }
        Files.createLink(root.resolve("z"), root.resolve("y"));
        assertThat(folder.move(path("y"), stamp("y"), path("z"))).isEqualTo(done("z"));
        assertThat(tree()).containsExactly("z=1");
    }

    @Test
    void a_file_never_loses_its_only_name() throws Exception {
        write("a", "1");
        assertThat(folder.move(path("a"), stamp("a"), path("a")))
                .isInstanceOf(ActResult.Stale.class);
        assertThat(tree()).containsExactly("a=1");
    }

    @Test
    void nothing_is_moved_over_anything() throws Exception {
        write("a", "1");
        write("b", "2");
        write("d/c", "3");
        Files.createDirectory(root.resolve("empty"));
        assertThat(folder.move(path("a"), stamp("a"), path("b")))
                .isInstanceOf(ActResult.Stale.class);
        assertThat(folder.move(path("d"), stamp("d"), path("empty")))
                .isInstanceOf(ActResult.Stale.class);
        assertThat(tree()).containsExactly("a=1", "b=2", "d/c=3");
    }

    @Test
    void a_file_that_appears_at_the_target_in_the_last_moment_is_not_replaced() throws Exception {
        write("a", "1");
        Stamp expected = stamp("a");
        disk.after(root.resolve("a"), () -> write("b", "2"));
        assertThat(folder.move(path("a"), expected, path("b"))).isInstanceOf(ActResult.Stale.class);
        assertThat(tree()).containsExactly("a=1", "b=2");
    }

    @Test
    void what_changed_or_is_gone_is_not_moved() throws Exception {
        write("a", "1");
        Stamp expected = stamp("a");
        write("a", "changed");
        assertThat(folder.move(path("a"), expected, path("b"))).isInstanceOf(ActResult.Stale.class);
        Files.delete(root.resolve("a"));
        assertThat(folder.move(path("a"), expected, path("b"))).isEqualTo(new ActResult.Absent());
        assertThat(tree()).isEmpty();
    }

    @Test
    void a_finished_download_appears_under_its_name() throws Exception {
        write(".caravan/tmp/1", "new");
        assertThat(folder.place(path(".caravan/tmp/1"), path("a"), Optional.empty()))
                .isEqualTo(done("a"));
        assertThat(tree()).containsExactly("a=new");
    }

    @Test
    void what_a_download_replaces_goes_to_trash() throws Exception {
        write("d/a", "old");
        write(".caravan/tmp/1", "new");
        ActResult placed =
                folder.place(path(".caravan/tmp/1"), path("d/a"), Optional.of(stamp("d/a")));
        assertThat(placed)
                .isEqualTo(
                        new ActResult.Done(
                                Optional.of(stamp("d/a")),
                                Optional.of(new TrashPlace(BATCH, path("d/a")))));
        assertThat(tree()).containsExactly(".caravan/trash/" + BATCH + "/d/a=old", "d/a=new");
    }

    @Test
    void hc_161_a_target_edited_meanwhile_is_kept() throws Exception {
        write("a", "v1");
        Stamp expected = stamp("a");
        write("a", "v3 by hand");
        write(".caravan/tmp/1", "v2");
        assertThat(folder.place(path(".caravan/tmp/1"), path("a"), Optional.of(expected)))
                .isInstanceOf(ActResult.Stale.class);
        assertThat(folder.place(path(".caravan/tmp/1"), path("a"), Optional.empty()))
                .isInstanceOf(ActResult.Stale.class);
        assertThat(tree()).containsExactly(".caravan/tmp/1=v2", "a=v3 by hand");
    }

    @Test
    void hc_169_a_target_saved_in_the_last_moment_is_put_back() throws Exception {
        write("a", "v1");
        Stamp expected = stamp("a");
        write(".caravan/tmp/1", "v2");
        disk.after(
                root.resolve("a"),
                () -> {
                    write("b", "v3 by hand");
                    Files.delete(root.resolve("a"));
                    Files.move(root.resolve("b"), root.resolve("a"));
                });
        assertThat(folder.place(path(".caravan/tmp/1"), path("a"), Optional.of(expected)))
                .isInstanceOf(ActResult.Stale.class);
        assertThat(tree()).containsExactly(".caravan/tmp/1=v2", "a=v3 by hand");
    }

    @Test
    void hc_143_replacing_one_hard_link_leaves_the_other() throws Exception {
        write("a", "old");
        Files.createLink(root.resolve("b"), root.resolve("a"));
        write(".caravan/tmp/1", "new");
        folder.place(path(".caravan/tmp/1"), path("a"), Optional.of(stamp("a")));
        assertThat(tree()).contains("a=new", "b=old");
    }

    @Test
    void a_file_goes_to_trash_and_the_same_path_again_lies_beside_it() throws Exception {
        write("d/a", "1");
        assertThat(folder.trash(path("d/a"), stamp("d/a")))
                .isEqualTo(
                        new ActResult.Done(
                                Optional.empty(), Optional.of(new TrashPlace(BATCH, path("d/a")))));
        write("d/a", "2");
        folder.trash(path("d/a"), stamp("d/a"));
        assertThat(tree())
                .containsExactly(
                        ".caravan/trash/" + BATCH + "-2/d/a=2",
                        ".caravan/trash/" + BATCH + "/d/a=1");
    }

    @Test
    void hc_171_a_file_that_was_edited_is_not_trashed() throws Exception {
        write("a", "v1");
        Stamp expected = stamp("a");
        write("a", "v2");
        assertThat(folder.trash(path("a"), expected)).isInstanceOf(ActResult.Stale.class);
        assertThat(tree()).containsExactly("a=v2");
    }

    @Test
    void what_is_gone_needs_no_trash() throws Exception {
        write("d/a", "1");
        Stamp expected = stamp("d/a");
        Files.delete(root.resolve("d/a"));
        assertThat(folder.trash(path("d/a"), expected)).isEqualTo(new ActResult.Absent());
        Files.delete(root.resolve("d"));
        assertThat(folder.trash(path("d/a"), expected)).isEqualTo(new ActResult.Absent());
    }

    @Test
    void a_folder_goes_to_trash_whole_when_all_it_holds_is_known() throws Exception {
        write("d/a", "1");
        write("d/e/b", "2");
        ActResult trashed = folder.trashFolder(path("d"), stamp("d").key(), (p, k, s) -> true);
        assertThat(trashed)
                .isEqualTo(
                        new ActResult.Done(
                                Optional.empty(), Optional.of(new TrashPlace(BATCH, path("d")))));
        assertThat(tree())
                .containsExactly(
                        ".caravan/trash/" + BATCH + "/d/a=1",
                        ".caravan/trash/" + BATCH + "/d/e/b=2");
    }

    @Test
    void a_folder_with_anything_unknown_stays_whole() throws Exception {
        write("d/a", "1");
        write("d/e/b", "2");
        write("d/e/mine", "3");
        KnownChildren known = (p, kind, s) -> kind == NodeKind.FOLDER || p.names().size() < 3;
        assertThat(folder.trashFolder(path("d"), stamp("d").key(), known))
                .isEqualTo(
                        new ActResult.Stale(
                                "the folder stays, because it holds something unknown: d/e/b"));
        assertThat(tree()).containsExactly("d/a=1", "d/e/b=2", "d/e/mine=3");
    }

    @Test
    void a_folder_with_a_symlink_stays() throws Exception {
        Files.createDirectory(root.resolve("d"));
        Files.createSymbolicLink(root.resolve("d/link"), outside);
        assertThat(folder.trashFolder(path("d"), stamp("d").key(), (p, k, s) -> true))
                .isInstanceOf(ActResult.Stale.class);
    }

    @Test
    void hc_177_nothing_happens_through_a_folder_that_became_a_symlink() throws Exception {
        write("d/a", "v1");
        Stamp expected = stamp("d/a");
        Stamp asFolder = stamp("d");
        write(".caravan/tmp/1", "v2");
        Files.writeString(outside.resolve("a"), "not ours");
        Files.move(root.resolve("d"), root.resolve("moved"));
        Files.createSymbolicLink(root.resolve("d"), outside);
        List<ActResult> results =
                List.of(
                        folder.place(path(".caravan/tmp/1"), path("d/a"), Optional.of(expected)),
                        folder.place(path(".caravan/tmp/1"), path("d/b"), Optional.empty()),
                        folder.trash(path("d/a"), expected),
                        folder.makeFolder(path("d/c")),
                        folder.move(path("moved/a"), expected, path("d/x")),
                        folder.trashFolder(path("d"), asFolder.key(), (p, k, s) -> true));
        assertThat(results).allMatch(result -> result instanceof ActResult.Stale);
        assertThat(outside).isDirectoryContaining("glob:**/a");
        try (Stream<Path> found = Files.list(outside)) {
            assertThat(found).containsExactly(outside.resolve("a"));
        }
        assertThat(outside.resolve("a")).hasContent("not ours");
    }

    @Test
    void hc_177_a_symlink_that_comes_in_the_last_moment_leads_nowhere() throws Exception {
        write("d/a", "v1");
        Stamp expected = stamp("d/a");
        write(".caravan/tmp/1", "v2");
        Files.writeString(outside.resolve("a"), "not ours");
        disk.after(root.resolve("d/a"), this::turnIntoLink);
        folder.place(path(".caravan/tmp/1"), path("d/a"), Optional.of(expected));
        assertThat(outside.resolve("a")).hasContent("not ours");
        try (Stream<Path> found = Files.list(outside)) {
            assertThat(found).containsExactly(outside.resolve("a"));
        }
        assertThat(tree()).contains(".caravan/tmp/1=v2", "moved/a=v1");
    }

    @Test
    void hc_177_a_download_into_a_folder_that_becomes_a_symlink_leaves_nothing_there()
            throws Exception {
        Files.createDirectory(root.resolve("d"));
        write(".caravan/tmp/1", "v2");
        disk.after(root.resolve("d/a"), this::turnIntoLink);
        assertThat(folder.place(path(".caravan/tmp/1"), path("d/a"), Optional.empty()))
                .isInstanceOf(ActResult.Stale.class);
        try (Stream<Path> found = Files.list(outside)) {
            assertThat(found).isEmpty();
        }
        assertThat(tree()).containsExactly(".caravan/tmp/1=v2");
    }

    private void turnIntoLink() throws IOException {
        Files.move(root.resolve("d"), root.resolve("moved"));
        Files.createSymbolicLink(root.resolve("d"), outside);
    }

    @Test
    void a_stamp_tells_what_stands_there_and_nothing_else() throws Exception {
        write("d/a", "1");
        assertThat(folder.stamp(path("d/a"))).contains(stamp("d/a"));
        assertThat(folder.stamp(path("d/b"))).isEmpty();
        assertThat(folder.stamp(path("x/b"))).isEmpty();
    }

    private ActResult done(String path) throws IOException {
        return new ActResult.Done(Optional.of(stamp(path)), Optional.empty());
    }

    private Stamp stamp(String path) throws IOException {
        return new RealDisk().status(root.resolve(path)).stamp();
    }

    private void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file) + "=" + content(file))
                    .sorted()
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RelativePath path(String text) {
        return RelativePath.parse(text);
    }
}
