package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.cause.Cause;
import dev.caravan.drive.BytesSource;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.Recycled;
import dev.caravan.drive.TransferWatch;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.drive.UploadSource;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriveDetailsTest {

    @TempDir private Path folder;
    private SimulatedAccount account;
    private RemoteId top;

    @BeforeEach
    void start() {
        account = new SimulatedAccount(folder.resolve("115"));
        top = account.folder("/top");
    }

    @AfterEach
    void stop() throws IOException {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:", "http://127.0.0.1:"})
    void the_storage_is_reached_by_name_and_by_address(String endpoint) throws Exception {
        account.simulator.switches().set("storage.endpoint", endpoint + account.simulator.port());

        upload("a.txt", "hello");

        assertThat(account.shown()).containsExactly("/top/", "/top/a.txt=hello");
    }

    @Test
    void an_empty_file_that_115_does_not_know_is_put() throws Exception {
        account.simulator.switches().set("upload.empty-known", "false");

        UploadReceipt receipt = upload("empty", "");

        assertThat(receipt.way()).isEqualTo(UploadReceipt.Way.SENT);
        assertThat(account.shown()).containsExactly("/top/", "/top/empty=");
    }

    @Test
    void an_upload_that_landed_elsewhere_is_no_success_and_is_not_repeated() throws Exception {
        account.fault(
                "{'endpoint':'oss-put','action':'edit','edits':[{'at':'/data/cid','set':'5'}]}");
        account.fault(
                "{'endpoint':'info','action':'edit','edits':"
                        + "[{'at':'/data/paths','set':[{'file_id':'0','file_name':''}]}]}");

        DriveException failure =
                catchThrowableOfType(DriveException.class, () -> upload("a.txt", "hello"));

        assertThat(failure).isInstanceOf(DriveException.Mismatch.class);
        assertThat(account.simulator.log().count("oss-put")).isEqualTo(1);
    }

    @Test
    void a_verdict_that_says_little_is_proven_by_a_look() throws Exception {
        account.fault(
                "{'endpoint':'oss-put','action':'edit','edits':"
                        + "[{'at':'/data/sha1','remove':true},{'at':'/data/cid','remove':true}]}");

        upload("a.txt", "hello");

        assertThat(account.simulator.log().count("info")).isEqualTo(1);
    }

    @Test
    void the_bin_shows_what_went_there_over_all_its_pages() throws Exception {
        for (int i = 0; i < 201; i++) {
            account.file("/top/" + i, "v" + i);
            account.simulator.otherClient().trash("/top/" + i);
        }

        List<Recycled> bin = account.drive().recycled();

        assertThat(bin).extracting(Recycled::name).hasSize(201).contains("0", "200");
        assertThat(bin).extracting(Recycled::parent).containsOnly(top);
        assertThat(bin).allMatch(item -> item.content().isPresent());
    }

    @Test
    void a_watch_that_never_lets_go_on_allows_only_content_that_115_has() throws Exception {
        account.file("/other/known", "known");
        TransferWatch never =
                new TransferWatch() {
                    @Override
                    public void moved(long bytes) {}

                    @Override
                    public boolean mayContinue() {
                        return false;
                    }
                };

        UploadReceipt receipt = upload("a.txt", "known", never);
        DriveException stopped =
                catchThrowableOfType(DriveException.class, () -> upload("b.txt", "unknown", never));

        assertThat(receipt.way()).isEqualTo(UploadReceipt.Way.RAPID);
        assertThat(stopped).isInstanceOf(DriveException.Interrupted.class);
        assertThat(account.simulator.log().count("oss-put")).isZero();
    }

    @Test
    void hc_135_the_name_that_was_really_stored_is_told() throws Exception {
        account.simulator.switches().set("names.alter", "trim");

        UploadReceipt receipt = upload(" a.txt ", "hello");

        assertThat(receipt.name()).isEqualTo("a.txt");
        assertThat(account.drive().makeFolder(top, " sub ").name()).isEqualTo("sub");
    }

    @Test
    void hc_149_a_file_above_the_memberships_limit_is_refused_before_anything() {
        account.simulator.putUser(
                new Account.Profile(Simulator.USER, "caravan", Membership.NONE, 10L << 40));
        long size = (5L << 30) + 1;

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class,
                        () ->
                                account.drive()
                                        .upload(
                                                new UploadRequest(
                                                        "k",
                                                        top,
                                                        "big",
                                                        new Content(Sha1.OF_EMPTY, size),
                                                        new Unread(size),
                                                        TransferWatch.NONE)));

        assertThat(failure.word()).isEqualTo(Cause.TOO_LARGE);
        assertThat(account.simulator.log().count("init")).isZero();
    }

    @Test
    void hc_021_renaming_a_folder_that_was_listed_is_one_call() throws Exception {
        RemoteId sub = account.folder("/top/sub.v1");
        account.drive().children(top).into(item -> {});
        account.simulator.log().reset();

        account.drive().rename(sub, "sub.v2");

        assertThat(account.simulator.log().counts()).hasToString("{update=1}");
    }

    @Test
    void a_rename_that_115_confirms_without_doing_it_is_none() throws Exception {
        RemoteId file = account.file("/top/a.txt", "1");
        account.fault(
                "{'endpoint':'update','times':1,'action':'reply','status':200,"
                        + "'body':'{\\\"state\\\":true,\\\"code\\\":0,\\\"data\\\":[]}'}");

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class, () -> account.drive().rename(file, "b.txt"));

        assertThat(failure).isInstanceOf(DriveException.Transient.class);
        assertThat(account.drive().rename(file, "b.txt")).isEqualTo("b.txt");
    }

    @Test
    void a_rename_onto_a_taken_name_tells_the_number_that_was_added() throws Exception {
        account.file("/top/a.txt", "1");
        RemoteId other = account.file("/top/b.txt", "2");

        assertThat(account.drive().rename(other, "a.txt")).isEqualTo("a(1).txt");
    }

    @Test
    void what_was_trashed_can_be_brought_back() throws Exception {
        RemoteId file = account.file("/top/a.txt", "1");
        account.drive().trash(List.of(file), top);

        account.drive().restore(List.of(file));

        assertThat(account.shown()).containsExactly("/top/", "/top/a.txt=1");
        assertThat(account.simulator.log().count("bin-del")).isZero();
    }

    @Test
    void an_answer_that_was_lost_does_not_make_a_second_folder() throws Exception {
        account.fault("{'endpoint':'mkdir','times':1,'action':'drop-after'}");

        account.drive().makeFolder(top, "sub");

        assertThat(account.shown()).containsExactly("/top/", "/top/sub/");
    }

    @Test
    void hc_113_of_two_folders_of_one_name_always_the_same_is_found() throws Exception {
        RemoteId first = account.folder("/top/twin");
        account.other().twinFolder("/top", "twin");

        assertThat(account.drive().findFolder(top, List.of("twin")).orElseThrow().id())
                .isEqualTo(first);
    }

    private UploadReceipt upload(String name, String text) throws Exception {
        return upload(name, text, TransferWatch.NONE);
    }

    private UploadReceipt upload(String name, String text, TransferWatch watch) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return account.drive()
                .upload(
                        new UploadRequest(
                                name,
                                top,
                                name,
                                BytesSource.content(bytes),
                                BytesSource.of(folder, bytes),
                                watch));
    }

    /** A file so large that nobody should read it. */
    private record Unread(long size) implements UploadSource {
        @Override
        public SeekableByteChannel open() throws IOException {
            throw new IOException("nobody should read this");
        }

        @Override
        public boolean unchanged() {
            return true;
        }
    }
}
