package dev.caravan.open115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteListing;
import dev.caravan.drive.Space;
import dev.caravan.drive.TransferWatch;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.tree.RemoteId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Open115ComponentTest {

    @TempDir Path local;

    private final SmallDrive drive = new SmallDrive();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void a_context_with_one_drive() {
        context.getRegistry().bind("drive", drive);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void list_leaves_the_children_of_a_folder_in_the_body() {
        RemoteItem photos = drive.folder(RemoteId.ROOT, "photos");
        RemoteItem inside = drive.file(photos.id(), "a.jpg", "a");
        assertThat(send("open115:list", null, Map.of()).body()).isEqualTo(List.of(photos));
        assertThat(send("open115:list?path=/photos", null, Map.of()).body())
                .isEqualTo(List.of(inside));
        assertThat(send("open115:list?parentId=" + photos.id(), null, Map.of()).body())
                .isEqualTo(List.of(inside));
    }

    @Test
    void list_of_a_tree_goes_to_the_bottom() {
        RemoteItem photos = drive.folder(RemoteId.ROOT, "photos");
        RemoteItem year = drive.folder(photos.id(), "2026");
        RemoteItem inside = drive.file(year.id(), "a.jpg", "a");
        assertThat(send("open115:list?depth=tree&path=photos", null, Map.of()).body())
                .isEqualTo(List.of(year, inside));
    }

    @Test
    void headers_beat_the_options_of_the_uri() {
        RemoteItem one = drive.folder(RemoteId.ROOT, "one");
        RemoteItem two = drive.folder(RemoteId.ROOT, "two");
        RemoteItem inside = drive.folder(two.id(), "inside");
        assertThat(
                        send(
                                        "open115:space?path=one",
                                        null,
                                        Map.of(
                                                Open115Constants.OPERATION,
                                                "list",
                                                Open115Constants.PATH,
                                                "two"))
                                .body())
                .isEqualTo(List.of(inside));
        assertThat(
                        send(
                                        "open115:list?parentId=" + one.id(),
                                        null,
                                        Map.of(Open115Constants.PARENT_ID, two.id()))
                                .body())
                .isEqualTo(List.of(inside));
    }

    @Test
    void an_incomplete_list_is_an_error_and_never_a_shorter_list() {
        drive.folder(RemoteId.ROOT, "photos");
        drive.listIncompletely("the count changed");
        assertThatThrownBy(() -> send("open115:list", null, Map.of()))
                .isInstanceOf(DriveException.NotUnderstood.class)
                .hasMessageContaining("the count changed");
    }

    @Test
    void a_listing_is_carried_out_by_whoever_reads_it() throws Exception {
        RemoteItem photos = drive.folder(RemoteId.ROOT, "photos");
        Object body = send("open115:list?output=listing", null, Map.of()).body();
        assertThat(drive.diary()).isEmpty();
        List<RemoteItem> seen = new ArrayList<>();
        ListingVerdict verdict = ((RemoteListing) body).into(seen::add);
        assertThat(seen).containsExactly(photos);
        assertThat(verdict.complete()).isTrue();
    }

    @Test
    void info_shows_an_item_by_id_a_folder_by_path_and_says_when_there_is_none() {
        RemoteItem photos = drive.folder(RemoteId.ROOT, "photos");
        RemoteItem file = drive.file(photos.id(), "a.jpg", "abc");
        Sent byId = send("open115:info", null, Map.of(Open115Constants.REMOTE_ID, file.id()));
        assertThat(byId.body()).isEqualTo(file);
        assertThat(byId.headers())
                .containsEntry(Open115Constants.RESULT_NAME, "a.jpg")
                .containsEntry(Open115Constants.SIZE, 3L)
                .containsEntry(Open115Constants.SHA1, "A9993E364706816ABA3E25717850C26C9CD0D89D");
        assertThat(send("open115:info", file.id().value(), Map.of()).body()).isEqualTo(file);
        assertThat(send("open115:info?path=/photos", null, Map.of()).body()).isEqualTo(photos);
        assertThatThrownBy(() -> send("open115:info", new RemoteId("999"), Map.of()))
                .isInstanceOf(DriveException.Gone.class);
        assertThatThrownBy(() -> send("open115:info?path=/missing", null, Map.of()))
                .isInstanceOf(DriveException.Gone.class);
    }

    @Test
    void mkdir_makes_all_that_is_missing_of_a_path() {
        drive.folder(RemoteId.ROOT, "Backup");
        Sent made =
                send(
                        "open115:mkdir?path=/Backup/photos",
                        null,
                        Map.of(Open115Constants.NAME, "2026"));
        assertThat(made.body())
                .isInstanceOfSatisfying(
                        RemoteItem.class, item -> assertThat(item.name()).isEqualTo("2026"));
        assertThat(drive.diary())
                .containsExactly("mkdir 0 Backup", "mkdir 10 photos", "mkdir 11 2026");
        assertThatThrownBy(() -> send("open115:mkdir", null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Open115Constants.NAME);
    }

    @Test
    void upload_takes_files_under_their_own_name() throws Exception {
        Path file = Files.writeString(local.resolve("a.txt"), "abc");
        for (Object body : List.of(file, file.toFile())) {
            Sent sent = send("open115:upload", body, Map.of(Open115Constants.KEY, "k1"));
            UploadReceipt receipt = (UploadReceipt) sent.body();
            assertThat(receipt.name()).isEqualTo("a.txt");
            assertThat(sent.headers())
                    .containsEntry(Open115Constants.RESULT_ID, receipt.id())
                    .containsEntry(Open115Constants.RESULT_NAME, "a.txt")
                    .containsEntry(Open115Constants.SIZE, 3L)
                    .containsEntry(Open115Constants.BYTES_SENT, 3L)
                    .containsEntry(Open115Constants.WAY, UploadReceipt.Way.SENT)
                    .containsEntry(
                            Open115Constants.SHA1, "A9993E364706816ABA3E25717850C26C9CD0D89D");
        }
        assertThat(drive.diary()).containsExactly("upload 0 a.txt key=k1", "upload 0 a.txt key=k1");
    }

    @Test
    void upload_takes_content_under_the_name_in_the_header() {
        byte[] bytes = "äbc".getBytes(StandardCharsets.UTF_8);
        for (Object body : List.of(bytes, "äbc", new ByteArrayInputStream(bytes))) {
            Sent sent = send("open115:upload", body, Map.of(Open115Constants.NAME, "b.txt"));
            assertThat(((UploadReceipt) sent.body()).content().size()).isEqualTo(4);
        }
        assertThat(drive.diary()).allMatch(it -> it.startsWith("upload 0 b.txt key=0/b.txt/"));
        assertThatThrownBy(() -> send("open115:upload", "äbc", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Open115Constants.NAME);
    }

    @Test
    void upload_hands_a_whole_request_to_the_drive_as_it_is() throws Exception {
        FileSource source = FileSource.of(Files.writeString(local.resolve("a.txt"), "abc"));
        UploadRequest request =
                new UploadRequest(
                        "key-1",
                        new RemoteId("7"),
                        "c.txt",
                        source.content(),
                        source,
                        TransferWatch.NONE);
        send("open115:upload?path=/ignored/by/requests", request, Map.of());
        assertThat(drive.diary()).containsExactly("upload 7 c.txt key=key-1");
    }

    @Test
    void upload_of_a_file_that_is_not_there_says_so() {
        assertThatThrownBy(() -> send("open115:upload", local.resolve("missing"), Map.of()))
                .isInstanceOf(DriveException.LocalFile.class)
                .hasMessageContaining("missing");
    }

    @Test
    void download_makes_the_file_that_the_header_names() {
        RemoteItem item = drive.file(RemoteId.ROOT, "a.txt", "abc");
        Path target = local.resolve("deep/down/b.txt");
        Sent sent =
                send(
                        "open115:download",
                        null,
                        Map.of(
                                Open115Constants.REMOTE_ID,
                                item.id(),
                                Open115Constants.FILE,
                                target));
        assertThat(sent.body()).isEqualTo(target);
        assertThat(target).hasContent("abc");
        assertThat(target.getParent()).isDirectoryNotContaining("glob:**.caravan-tmp*");
    }

    @Test
    void download_into_a_directory_takes_the_name_on_115_and_no_second_look() {
        RemoteItem item = drive.file(RemoteId.ROOT, "a.txt", "abc");
        send("open115:download?directory=" + local, item, Map.of());
        assertThat(local.resolve("a.txt")).hasContent("abc");
        assertThat(drive.diary()).containsExactly("download 10 pick10");
    }

    @Test
    void download_never_leaves_its_directory() {
        for (String name : List.of("../evil.txt", "..", "a/b.txt")) {
            RemoteItem item = drive.file(RemoteId.ROOT, name, "abc");
            assertThatThrownBy(() -> send("open115:download?directory=" + local, item, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(drive.diary()).isEmpty();
    }

    @Test
    void download_of_what_cannot_be_had_says_why() {
        RemoteItem folder = drive.folder(RemoteId.ROOT, "photos");
        RemoteItem blocked = drive.blocked(RemoteId.ROOT, "film.mp4");
        String uri = "open115:download?directory=" + local;
        assertThatThrownBy(() -> send(uri, folder, Map.of()))
                .isInstanceOf(DriveException.NotUnderstood.class);
        assertThatThrownBy(() -> send(uri, blocked, Map.of()))
                .isInstanceOf(DriveException.Refused.class)
                .hasMessageContaining("moderation");
        assertThatThrownBy(() -> send(uri, new RemoteId("999"), Map.of()))
                .isInstanceOf(DriveException.Gone.class);
        assertThatThrownBy(() -> send(uri, null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Open115Constants.REMOTE_ID);
        assertThatThrownBy(
                        () ->
                                send(
                                        "open115:download",
                                        drive.file(RemoteId.ROOT, "a", "a"),
                                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Open115Constants.FILE);
    }

    @Test
    void download_hands_a_whole_request_to_the_drive_as_it_is() {
        RemoteItem item = drive.file(RemoteId.ROOT, "a.txt", "abc");
        Path target = local.resolve("x.txt");
        DownloadRequest request =
                new DownloadRequest(
                        item.id(),
                        "pick-x",
                        item.content().orElseThrow(),
                        local.resolve("x.part"),
                        target,
                        TransferWatch.NONE);
        assertThat(send("open115:download", request, Map.of()).body()).isEqualTo(target);
        assertThat(drive.diary()).containsExactly("download 10 pick-x");
    }

    @Test
    void move_goes_to_a_folder_then_to_a_name() {
        RemoteItem target = drive.folder(RemoteId.ROOT, "old");
        RemoteItem file = drive.file(RemoteId.ROOT, "a.txt", "abc");
        Sent sent =
                send(
                        "open115:move",
                        file,
                        Map.of(
                                Open115Constants.TARGET_PATH,
                                "/old",
                                Open115Constants.NAME,
                                "b.txt"));
        assertThat(sent.body()).isEqualTo(file);
        assertThat(sent.headers()).containsEntry(Open115Constants.RESULT_NAME, "b.txt");
        assertThat(drive.diary())
                .containsExactly("find 0 [old]", "move [11] " + target.id(), "rename 11 b.txt");
    }

    @Test
    void move_with_a_name_alone_is_a_rename_and_with_a_folder_alone_keeps_the_name() {
        RemoteItem file = drive.file(RemoteId.ROOT, "a.txt", "abc");
        send("open115:move", file.id(), Map.of(Open115Constants.NAME, "b.txt"));
        send("open115:move", file.id(), Map.of(Open115Constants.TARGET_ID, "77"));
        assertThat(drive.diary()).containsExactly("rename 10 b.txt", "move [10] 77");
    }

    @Test
    void move_of_many_goes_in_hundreds() {
        List<RemoteId> many = new ArrayList<>();
        for (int i = 1; i <= 201; i++) {
            many.add(new RemoteId(Integer.toString(i)));
        }
        send("open115:move", many, Map.of(Open115Constants.TARGET_ID, "77"));
        assertThat(drive.diary()).hasSize(3);
        assertThat(drive.diary().get(2)).isEqualTo("move [201] 77");
    }

    @Test
    void move_without_a_place_or_with_one_name_for_two_is_a_mistake() {
        assertThatThrownBy(() -> send("open115:move", "10", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> send("open115:move", null, Map.of(Open115Constants.NAME, "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                send(
                                        "open115:move",
                                        List.of("10", "11"),
                                        Map.of(Open115Constants.NAME, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 items");
        assertThat(drive.diary()).isEmpty();
    }

    @Test
    void trash_of_listed_items_goes_folder_by_folder() {
        RemoteItem folder = drive.folder(RemoteId.ROOT, "photos");
        RemoteItem one = drive.file(RemoteId.ROOT, "a.txt", "abc");
        RemoteItem two = drive.file(folder.id(), "b.txt", "abc");
        RemoteItem three = drive.file(RemoteId.ROOT, "c.txt", "abc");
        Sent sent = send("open115:trash?path=/anywhere", List.of(one, two, three), Map.of());
        assertThat(sent.headers()).containsEntry(Open115Constants.COUNT, 3);
        assertThat(drive.diary()).containsExactly("trash [11, 13] 0", "trash [12] 10");
    }

    @Test
    void trash_of_one_id_finds_its_folder_and_of_several_wants_it_named() {
        RemoteItem folder = drive.folder(RemoteId.ROOT, "photos");
        RemoteItem one = drive.file(folder.id(), "a.txt", "abc");
        send("open115:trash", one.id(), Map.of());
        send("open115:trash", "999", Map.of());
        send("open115:trash", List.of("5", "6"), Map.of(Open115Constants.PARENT_ID, "7"));
        assertThat(drive.diary())
                .containsExactly("info 11", "trash [11] 10", "info 999", "trash [5, 6] 7");
        assertThatThrownBy(() -> send("open115:trash", List.of("5", "6"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Open115Constants.PARENT_ID);
    }

    @Test
    void what_one_operation_leaves_behind_never_steers_the_next() {
        RemoteItem file = drive.file(RemoteId.ROOT, "a.txt", "abc");
        Sent made = send("open115:mkdir", null, Map.of(Open115Constants.NAME, "new"));
        Map<String, Object> left = new HashMap<>(made.headers());
        left.remove(Open115Constants.NAME);
        Sent shown = send("open115:info", file.id(), left);
        assertThat(shown.body()).isEqualTo(file);
        send("open115:download?directory=" + local, shown.body(), shown.headers());
        send("open115:trash", file, shown.headers());
        assertThat(drive.diary())
                .containsExactly("mkdir 0 new", "info 10", "download 10 pick10", "trash [10] 0");
    }

    @Test
    void space_tells_who_and_how_much() {
        assertThat(send("open115:space", null, Map.of()).body())
                .isInstanceOfSatisfying(
                        Space.class, space -> assertThat(space.free()).isEqualTo(60));
    }

    @Test
    void a_failure_of_the_drive_reaches_the_route_as_it_is() {
        DriveException.Full full = new DriveException.Full("115 is full", "91006");
        drive.fail(full);
        assertThatThrownBy(() -> send("open115:space", null, Map.of())).isSameAs(full);
    }

    @Test
    void the_account_chooses_the_drive_and_its_header_beats_its_option() {
        SmallDrive other = new SmallDrive();
        Map<String, Drive> byName = Map.of("main", drive, "other", other);
        DriveDirectory drives = account -> Optional.ofNullable(byName.get(account));
        context.getRegistry().bind("drives", drives);
        send("open115:space?account=main&drives=#drives", null, Map.of());
        send(
                "open115:space?account=main&drives=#drives",
                null,
                Map.of(Open115Constants.ACCOUNT, "other"));
        assertThat(drive.diary()).containsExactly("space");
        assertThat(other.diary()).containsExactly("space");
        assertThatThrownBy(
                        () -> send("open115:space?account=nobody&drives=#drives", null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void an_account_that_is_named_is_never_replaced_by_the_one_drive_there_is() {
        assertThatThrownBy(() -> send("open115:space?account=main", null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("main");
        assertThat(drive.diary()).isEmpty();
    }

    @Test
    void a_misspelt_option_or_operation_or_word_fails_when_the_endpoint_is_made() {
        for (String uri :
                List.of(
                        "open115:list?dept=tree",
                        "open115:list?depth=trees",
                        "open115:lists",
                        "open115:")) {
            assertThatThrownBy(() -> context.getEndpoint(uri))
                    .as(uri)
                    .isInstanceOf(ResolveEndpointFailedException.class);
        }
    }

    @Test
    void a_path_is_valid_or_refused_and_never_mended() {
        for (String path : List.of("a//b", "a/../b", "./a", "//a", "a/")) {
            assertThatThrownBy(
                            () -> send("open115:list", null, Map.of(Open115Constants.PATH, path)))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(drive.diary()).isEmpty();
    }

    @Test
    void cannot_be_listened_to() {
        assertThatThrownBy(() -> context.getEndpoint("open115:list").createConsumer(exchange -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void works_again_after_stop_and_start() throws Exception {
        Open115Component component = context.getComponent("open115", Open115Component.class);
        send("open115:space", null, Map.of());
        component.stop();
        component.start();
        send("open115:space", null, Map.of());
        assertThat(drive.diary()).containsExactly("space", "space");
    }

    @Test
    void without_a_drive_of_any_kind_it_says_what_to_set() throws Exception {
        try (DefaultCamelContext bare = new DefaultCamelContext()) {
            bare.start();
            assertThatThrownBy(() -> bare.createProducerTemplate().sendBody("open115:space", ""))
                    .rootCause()
                    .isInstanceOfAny(
                            IllegalArgumentException.class, FailedToCreateProducerException.class)
                    .hasMessageContaining("account");
        }
    }

    @Test
    void no_option_is_a_secret() {
        assertThat(new Open115EndpointUriFactory().secretPropertyNames()).isEqualTo(Set.of());
    }

    /** What came back of one message. */
    private record Sent(Object body, Map<String, Object> headers) {}

    private Sent send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange =
                template.request(
                        uri,
                        it -> {
                            it.getMessage().setBody(body);
                            it.getMessage().setHeaders(new HashMap<>(headers));
                        });
        if (exchange.getException() != null) {
            throw sneaky(exchange.getException());
        }
        return new Sent(
                exchange.getMessage().getBody(), Map.copyOf(exchange.getMessage().getHeaders()));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException sneaky(Exception exception) throws E {
        throw (E) exception;
    }
}
