package dev.caravan.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.caravan.cause.Cause;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every drive must do; each implementation runs it. */
public abstract class DriveContract {

    @TempDir protected Path folder;

    protected abstract Drive drive();

    protected abstract OtherHands others();

    @Test
    void children_are_the_files_and_folders_of_one_level() throws Exception {
        RemoteId top = others().folder("/top");
        others().file("/top/a.txt", "a");
        others().folder("/top/sub");
        others().file("/top/sub/b.txt", "b");

        List<RemoteItem> seen = new ArrayList<>();
        ListingVerdict verdict = drive().children(top).into(seen::add);

        assertThat(verdict.complete()).isTrue();
        assertThat(seen)
                .extracting(RemoteItem::name, RemoteItem::kind, RemoteItem::parent)
                .containsExactlyInAnyOrder(
                        tuple("a.txt", NodeKind.FILE, top), tuple("sub", NodeKind.FOLDER, top));
        assertThat(seen)
                .filteredOn(item -> item.kind() == NodeKind.FILE)
                .extracting(RemoteItem::content)
                .containsExactly(Optional.of(content("a")));
    }

    @Test
    void an_empty_folder_lists_completely() throws Exception {
        RemoteId top = others().folder("/top");

        List<RemoteItem> seen = new ArrayList<>();

        assertThat(drive().children(top).into(seen::add).complete()).isTrue();
        assertThat(drive().tree(top, FolderMemory.NONE).into(seen::add).complete()).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    void hc_007_a_tree_shows_files_of_all_depths_and_empty_folders() throws Exception {
        RemoteId top = others().folder("/top");
        others().file("/top/a.txt", "a");
        others().file("/top/x/y/b.txt", "b");
        others().folder("/top/e1/e2");
        others().file("/elsewhere/c.txt", "c");

        assertThat(treeOf(top, FolderMemory.NONE))
                .containsExactlyInAnyOrder("a.txt", "x/", "y/", "b.txt", "e1/", "e2/");
    }

    @Test
    void a_later_look_notices_renamed_moved_deleted_and_new_folders() throws Exception {
        RemoteId top = others().folder("/top");
        others().file("/top/a/one.txt", "1");
        others().file("/top/a/deep/two.txt", "2");
        RemoteId renamed = others().folder("/top/a/deep");
        RemoteId moved = others().folder("/top/b/empty");
        RemoteId deleted = others().folder("/top/gone/below");
        SeenFolders memory = SeenFolders.of(items(top, FolderMemory.NONE));

        others().renamed(renamed, "deeper");
        others().moved(moved, top);
        others().trashed(others().folder("/top/gone"));
        others().folder("/top/b/new");

        List<RemoteItem> now = items(top, memory);
        assertThat(now)
                .extracting(RemoteItem::name)
                .containsExactlyInAnyOrder(
                        "a", "one.txt", "deeper", "two.txt", "b", "empty", "new");
        assertThat(now)
                .filteredOn(item -> item.id().equals(moved))
                .extracting(RemoteItem::parent)
                .containsExactly(top);
        assertThat(now).extracting(RemoteItem::id).doesNotContain(deleted);
    }

    @Test
    void a_glance_is_the_same_until_something_below_is_added_edited_or_deleted() throws Exception {
        RemoteId top = others().folder("/top");
        RemoteId old = others().file("/top/a.txt", "a");
        others().file("/top/x/y/b.txt", "b");
        others().file("/elsewhere/c.txt", "c");
        Glance first = drive().glance(top).orElseThrow();

        assertThat(first.files()).isEqualTo(2);
        assertThat(first.folders()).isEqualTo(2);
        assertThat(drive().glance(top)).contains(first);

        others().file("/top/x/y/d.txt", "d");
        Glance added = drive().glance(top).orElseThrow();
        others().trashed(old);
        others().file("/top/a.txt", "z");
        Glance edited = drive().glance(top).orElseThrow();
        others().folder("/top/x/new");
        Glance deeper = drive().glance(top).orElseThrow();
        others().trashed(others().folder("/top/x/new"));

        assertThat(List.of(first, added, edited, deeper)).doesNotHaveDuplicates();
        assertThat(drive().glance(top)).contains(edited);
    }

    @Test
    void listing_a_folder_that_is_not_there_is_never_empty() {
        RemoteId missing = new RemoteId("1234567890123456789");

        assertThat(failure(() -> drive().children(missing).into(item -> {})))
                .isInstanceOf(DriveException.Gone.class);
        assertThat(failure(() -> drive().tree(missing, FolderMemory.NONE).into(item -> {})))
                .isInstanceOf(DriveException.Gone.class);
    }

    @Test
    void info_finds_items_by_id_and_nothing_else() throws Exception {
        RemoteId file = others().file("/top/a.txt", "a");

        RemoteItem item = drive().info(file).orElseThrow();

        assertThat(item.name()).isEqualTo("a.txt");
        assertThat(item.parent()).isEqualTo(others().folder("/top"));
        assertThat(item.content()).contains(content("a"));
        others().trashed(file);
        assertThat(drive().info(file)).isEmpty();
    }

    @Test
    void folders_are_found_name_by_name() throws Exception {
        RemoteId deep = others().folder("/a/b/c");

        assertThat(drive().findFolder(RemoteId.ROOT, List.of("a", "b", "c")).map(RemoteItem::id))
                .contains(deep);
        assertThat(drive().findFolder(RemoteId.ROOT, List.of("a", "x", "c"))).isEmpty();
    }

    @Test
    void hc_067_making_a_folder_that_is_there_returns_it() throws Exception {
        RemoteId top = others().folder("/top");

        RemoteItem made = drive().makeFolder(top, "new");
        RemoteItem again = drive().makeFolder(top, "new");

        assertThat(again.id()).isEqualTo(made.id());
        assertThat(others().shown()).containsExactly("/top/", "/top/new/");
    }

    @Test
    void making_a_folder_in_a_missing_one_says_so() {
        assertThat(failure(() -> drive().makeFolder(new RemoteId("1234567890123"), "new")))
                .isInstanceOf(DriveException.Gone.class);
    }

    @Test
    void hc_001_an_upload_arrives_once_and_the_receipt_tells_what_is_there() throws Exception {
        RemoteId top = others().folder("/top");

        UploadReceipt receipt = drive().upload(upload("k", top, "a.txt", "hello"));

        assertThat(receipt.parent()).isEqualTo(top);
        assertThat(receipt.name()).isEqualTo("a.txt");
        assertThat(receipt.content()).isEqualTo(content("hello"));
        assertThat(receipt.bytesSent()).isEqualTo(5);
        assertThat(drive().info(receipt.id()).orElseThrow().content()).contains(content("hello"));
        assertThat(others().shown()).containsExactly("/top/", "/top/a.txt=hello");
    }

    @Test
    void known_content_is_not_sent_again() throws Exception {
        RemoteId top = others().folder("/top");
        others().file("/top/a.txt", "hello");

        UploadReceipt receipt = drive().upload(upload("k", top, "b.txt", "hello"));

        assertThat(receipt.way()).isEqualTo(UploadReceipt.Way.RAPID);
        assertThat(receipt.bytesSent()).isZero();
    }

    @Test
    void an_upload_beside_another_content_of_that_name_leaves_two() throws Exception {
        RemoteId top = others().folder("/top");
        others().file("/top/a.txt", "old");

        drive().upload(upload("k", top, "a.txt", "new"));

        assertThat(others().shown()).containsExactly("/top/", "/top/a.txt=new", "/top/a.txt=old");
    }

    @Test
    void an_empty_file_travels_both_ways() throws Exception {
        RemoteId top = others().folder("/top");

        UploadReceipt receipt = drive().upload(upload("k", top, "empty", ""));
        Path target = folder.resolve("empty");
        drive().download(
                        new DownloadRequest(
                                receipt.id(),
                                receipt.pickCode(),
                                receipt.content(),
                                folder.resolve("empty.tmp"),
                                target,
                                TransferWatch.NONE));

        assertThat(others().shown()).containsExactly("/top/", "/top/empty=");
        assertThat(target).isEmptyFile();
    }

    @Test
    void hc_155_a_source_that_changed_is_not_uploaded() throws Exception {
        RemoteId top = others().folder("/top");
        BytesSource source = BytesSource.of(folder, "hello".getBytes(StandardCharsets.UTF_8));
        source.change();

        DriveException failure =
                failure(
                        () ->
                                drive().upload(
                                                new UploadRequest(
                                                        "k",
                                                        top,
                                                        "a.txt",
                                                        content("hello"),
                                                        source,
                                                        TransferWatch.NONE)));

        assertThat(failure.word()).isEqualTo(Cause.FILE_BUSY);
        assertThat(others().shown()).containsExactly("/top/");
    }

    @Test
    void uploading_into_a_missing_folder_says_so() {
        assertThat(
                        failure(
                                () ->
                                        drive().upload(
                                                        upload(
                                                                "k",
                                                                new RemoteId("1234567890123"),
                                                                "a",
                                                                "x"))))
                .isInstanceOf(DriveException.Gone.class);
    }

    @Test
    void a_download_appears_whole_and_leaves_nothing_else() throws Exception {
        RemoteId file = others().file("/top/a.txt", "hello");

        drive().download(download(file, "hello", "a.txt"));

        assertThat(folder.resolve("a.txt")).hasContent("hello");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void hc_161_a_download_never_replaces_what_is_there() throws Exception {
        RemoteId file = others().file("/top/a.txt", "hello");
        Files.writeString(folder.resolve("a.txt"), "mine");

        DriveException failure = failure(() -> drive().download(download(file, "hello", "a.txt")));

        assertThat(failure.word()).isEqualTo(Cause.FILE_BUSY);
        assertThat(folder.resolve("a.txt")).hasContent("mine");
    }

    @Test
    void wrong_content_never_reaches_its_name() throws Exception {
        RemoteId file = others().file("/top/a.txt", "other");

        DriveException failure = failure(() -> drive().download(download(file, "hello", "a.txt")));

        assertThat(failure).isInstanceOf(DriveException.Mismatch.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void moving_keeps_ids_and_may_be_repeated() throws Exception {
        RemoteId file = others().file("/a/f.txt", "1");
        RemoteId target = others().folder("/b");

        drive().move(List.of(file), target);
        drive().move(List.of(file), target);
        drive().move(List.of(), target);

        assertThat(drive().info(file).orElseThrow().parent()).isEqualTo(target);
        assertThat(others().shown()).containsExactly("/a/", "/b/", "/b/f.txt=1");
    }

    @Test
    void moving_to_a_missing_folder_moves_nothing() {
        RemoteId file = others().file("/a/f.txt", "1");

        assertThat(failure(() -> drive().move(List.of(file), new RemoteId("1234567890123"))))
                .isInstanceOf(DriveException.Gone.class);
        assertThat(others().shown()).containsExactly("/a/", "/a/f.txt=1");
    }

    @Test
    void renaming_says_the_name_that_was_given() throws Exception {
        RemoteId file = others().file("/a/f.txt", "1");
        RemoteId sub = others().folder("/a/sub.v1");

        assertThat(drive().rename(file, "g.txt")).isEqualTo("g.txt");
        assertThat(drive().rename(sub, "sub.v2")).isEqualTo("sub.v2");
        assertThat(others().shown()).containsExactly("/a/", "/a/g.txt=1", "/a/sub.v2/");
    }

    @Test
    void another_extension_is_refused_before_anything_happens() {
        RemoteId file = others().file("/a/f.txt", "1");

        assertThat(failure(() -> drive().rename(file, "f.md")).word())
                .isEqualTo(Cause.NAME_UNSUPPORTED);
        assertThat(others().shown()).containsExactly("/a/", "/a/f.txt=1");
    }

    @Test
    void hc_077_trashing_what_is_gone_is_done() throws Exception {
        RemoteId top = others().folder("/top");
        RemoteId one = others().file("/top/1", "1");
        RemoteId two = others().file("/top/2", "2");

        drive().trash(List.of(one), top);
        drive().trash(List.of(one, two), top);
        drive().trash(List.of(), top);

        assertThat(others().shown()).containsExactly("/top/");
    }

    @Test
    void any_number_of_items_can_be_trashed() throws Exception {
        RemoteId top = others().folder("/top");
        List<RemoteId> ids = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            ids.add(others().file("/top/" + i, "x" + i));
        }

        drive().trash(ids, top);

        assertThat(others().shown()).containsExactly("/top/");
    }

    @Test
    void space_names_the_user() throws Exception {
        assertThat(drive().space().userId()).isEqualTo("100000001");
        assertThat(drive().space().free()).isPositive();
    }

    protected final UploadRequest upload(String key, RemoteId parent, String name, String text)
            throws IOException {
        return upload(key, parent, name, text.getBytes(StandardCharsets.UTF_8));
    }

    protected final UploadRequest upload(String key, RemoteId parent, String name, byte[] bytes)
            throws IOException {
        return new UploadRequest(
                key,
                parent,
                name,
                BytesSource.content(bytes),
                BytesSource.of(Files.createTempDirectory(folder, ".source"), bytes),
                TransferWatch.NONE);
    }

    protected final DownloadRequest download(RemoteId file, String text, String name)
            throws DriveException {
        return new DownloadRequest(
                file,
                drive().info(file).flatMap(RemoteItem::pickCode).orElse("none"),
                content(text),
                folder.resolve(name + ".tmp"),
                folder.resolve(name),
                TransferWatch.NONE);
    }

    protected static Content content(String text) {
        return BytesSource.content(text.getBytes(StandardCharsets.UTF_8));
    }

    protected final List<RemoteItem> items(RemoteId root, FolderMemory memory)
            throws DriveException {
        List<RemoteItem> seen = new ArrayList<>();
        ListingVerdict verdict = drive().tree(root, memory).into(seen::add);
        assertThat(verdict.reason()).isEmpty();
        assertThat(verdict.complete()).isTrue();
        return seen;
    }

    /** The files of the test's folder that do not belong to sources. */
    protected final List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith(".source"))
                    .sorted()
                    .toList();
        }
    }

    /** A call that should fail. */
    protected interface Failing {
        void run() throws Exception;
    }

    protected static DriveException failure(Failing call) {
        DriveException failure = catchThrowableOfType(DriveException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    private List<String> treeOf(RemoteId root, FolderMemory memory) throws DriveException {
        return items(root, memory).stream()
                .map(item -> item.kind() == NodeKind.FOLDER ? item.name() + "/" : item.name())
                .toList();
    }
}
