package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.cause.Cause;
import dev.caravan.drive.BytesSource;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.TransferWatch;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.drive.UploadSource;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UploadFaultTest {

    private static final int SMALL = 50_000;
    private static final int IN_PARTS = 350_000;

    @TempDir private Path folder;
    private SimulatedAccount account;
    private RemoteId top;

    @BeforeEach
    void start() {
        account = new SimulatedAccount(folder.resolve("115"));
        // so that every upload that was done twice shows
        account.simulator.switches().set("upload.same-content", "new-id");
        top = account.folder("/top");
    }

    @AfterEach
    void stop() throws IOException {
        account.close();
    }

    static Stream<Arguments> faults() {
        List<String> actions =
                List.of(
                        "'drop-before'",
                        "'drop-after'",
                        "'reset-before'",
                        "'reply','status':500,'body':'oops'",
                        "'reply','status':200,'body':'<html>login</html>'");
        return Stream.of("init", "get_token", "oss-put", "oss-initiate", "oss-part", "oss-complete")
                .flatMap(
                        endpoint ->
                                actions.stream()
                                        .map(
                                                action ->
                                                        Arguments.of(
                                                                endpoint,
                                                                action,
                                                                endpoint.equals("oss-put")
                                                                        ? SMALL
                                                                        : IN_PARTS)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void hc_115_any_single_fault_leaves_exactly_one_right_file(
            String endpoint, String action, int size) throws Exception {
        byte[] bytes = bytes(size);
        account.fault("{'endpoint':'" + endpoint + "','times':1,'action':" + action + "}");

        upload("a.bin", bytes);

        assertThat(account.shown()).containsExactly("/top/", "/top/a.bin=" + sha1(bytes));
        assertThat(account.sessions.all("main")).isEmpty();
    }

    @Test
    void an_unknown_small_file_takes_two_requests_once_the_credential_is_there() throws Exception {
        upload("first.bin", bytes(10));
        account.simulator.log().reset();

        UploadReceipt receipt = upload("a.bin", bytes(SMALL));

        assertThat(account.simulator.log().counts()).hasToString("{init=1, oss-put=1}");
        assertThat(receipt.way()).isEqualTo(UploadReceipt.Way.SENT);
    }

    @Test
    void the_credential_expiring_before_every_request_harms_nothing() throws Exception {
        byte[] bytes = bytes(IN_PARTS);
        Path data = folder.resolve("source");
        Files.createDirectories(data);
        TransferWatch expiring =
                new TransferWatch() {
                    @Override
                    public void moved(long count) {}

                    @Override
                    public boolean mayContinue() {
                        account.simulator.credentials().expire();
                        account.time.pass(Duration.ofSeconds(2));
                        return true;
                    }
                };

        UploadReceipt receipt =
                account.drive()
                        .upload(
                                new UploadRequest(
                                        "k",
                                        top,
                                        "a.bin",
                                        BytesSource.content(bytes),
                                        BytesSource.of(data, bytes),
                                        expiring));

        assertThat(receipt.bytesSent()).isEqualTo(IN_PARTS);
        assertThat(account.shown()).containsExactly("/top/", "/top/a.bin=" + sha1(bytes));
        assertThat(account.simulator.log().count("get_token")).isGreaterThan(3);
    }

    @Test
    void a_credential_that_lives_shortly_serves_for_most_of_its_life() throws Exception {
        account.simulator.switches().set("storage.credential-life", "60s");
        for (int i = 0; i < 12; i++) {
            upload(i + ".bin", bytes(SMALL + i));
            account.time.pass(Duration.ofSeconds(10));
        }

        assertThat(account.simulator.log().count("get_token")).isBetween(2L, 4L);
        assertThat(account.simulator.log().count("oss-put")).as("none was refused").isEqualTo(12);
    }

    @Test
    void a_clock_that_is_ahead_does_not_cost_a_credential_for_each_request() throws Exception {
        account.simulator.switches().set("storage.credential-life", "20m");
        account.simulator.clock().advance(Duration.ofHours(-1));

        upload("a.bin", bytes(IN_PARTS));

        assertThat(account.simulator.log().count("get_token")).isEqualTo(1);
    }

    @Test
    void a_line_that_is_down_for_a_minute_costs_no_part_twice() throws Exception {
        account.fault("{'endpoint':'oss-part','from':2,'times':1,'action':'drop-after'}");
        account.fault("{'endpoint':'oss-list-parts','times':6,'action':'drop-before'}");

        UploadReceipt receipt = upload("a.bin", bytes(IN_PARTS));

        assertThat(receipt.bytesSent()).isEqualTo(IN_PARTS);
        assertThat(account.simulator.log().count("oss-part")).isEqualTo(4);
        assertThat(account.simulator.log().count("oss-initiate")).isEqualTo(1);
    }

    @Test
    void a_line_that_stays_down_gives_the_upload_back_so_that_it_can_go_on_later()
            throws Exception {
        account.fault("{'endpoint':'oss-part','from':3,'action':'drop-before'}");
        account.fault("{'endpoint':'oss-list-parts','action':'drop-before'}");
        DriveException failure =
                catchThrowableOfType(DriveException.class, () -> upload("a.bin", bytes(IN_PARTS)));
        account.simulator.faults().clear();
        account.simulator.log().reset();

        upload("a.bin", bytes(IN_PARTS));

        assertThat(failure).isInstanceOf(DriveException.Transient.class);
        assertThat(account.simulator.log().count("oss-part")).isEqualTo(2);
        assertThat(account.simulator.log().count("oss-initiate")).isZero();
    }

    @Test
    void hc_213_a_stopped_upload_goes_on_where_it_was() throws Exception {
        byte[] bytes = bytes(IN_PARTS);
        AtomicInteger asked = new AtomicInteger();

        DriveException stopped =
                catchThrowableOfType(
                        DriveException.class,
                        () -> account.drive().upload(request(bytes, stopAfter(asked, 3))));
        account.simulator.log().reset();
        UploadReceipt receipt =
                account.open(SimulatedAccount.QUICK).upload(request(bytes, TransferWatch.NONE));

        assertThat(stopped).isInstanceOf(DriveException.Interrupted.class);
        assertThat(account.simulator.log().count("oss-part")).isEqualTo(2);
        assertThat(account.simulator.log().count("init")).isZero();
        assertThat(receipt.bytesSent()).isLessThan(IN_PARTS);
        assertThat(account.shown()).containsExactly("/top/", "/top/a.bin=" + sha1(bytes));
    }

    @Test
    void a_stopped_upload_of_a_file_that_changed_is_dropped() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        catchThrowableOfType(
                DriveException.class,
                () -> account.drive().upload(request(bytes(IN_PARTS), stopAfter(asked, 3))));
        byte[] other = bytes(IN_PARTS + 1);

        account.drive().upload(request(other, TransferWatch.NONE));

        assertThat(account.simulator.log().count("oss-abort")).isEqualTo(1);
        assertThat(account.shown()).containsExactly("/top/", "/top/a.bin=" + sha1(other));
    }

    @Test
    void an_upload_that_could_not_be_aborted_is_aborted_when_the_storage_can_be_reached()
            throws Exception {
        AtomicInteger asked = new AtomicInteger();
        catchThrowableOfType(
                DriveException.class,
                () -> account.drive().upload(request(bytes(IN_PARTS), stopAfter(asked, 3))));
        account.fault("{'endpoint':'oss-abort','times':1,'action':'drop-before'}");
        account.drive().upload(request(bytes(IN_PARTS + 1), TransferWatch.NONE));
        assertThat(account.simulator.openUploads()).isEqualTo(1);

        account.open(SimulatedAccount.QUICK)
                .upload(request(bytes(IN_PARTS + 2), TransferWatch.NONE));

        assertThat(account.simulator.openUploads()).isZero();
        assertThat(account.sessions.all("main")).isEmpty();
    }

    @Test
    void a_refused_signature_is_told_as_one_and_costs_nothing_that_was_sent() throws Exception {
        account.fault(
                "{'endpoint':'oss-complete','times':4,'action':'reply','status':403,"
                        + "'body':'<Error><Code>SignatureDoesNotMatch</Code></Error>'}");

        DriveException failure =
                catchThrowableOfType(DriveException.class, () -> upload("a.bin", bytes(IN_PARTS)));
        upload("a.bin", bytes(IN_PARTS));

        assertThat(failure.word()).isEqualTo(Cause.NETWORK);
        assertThat(failure).hasMessageContaining("proxy").hasMessageContaining("clock");
        assertThat(account.simulator.log().count("oss-part")).isEqualTo(4);
        assertThat(account.simulator.log().count("oss-initiate")).isEqualTo(1);
    }

    @Test
    void a_clock_that_turns_wrong_in_the_middle_of_an_upload_costs_no_part() throws Exception {
        TransferWatch turning =
                new TransferWatch() {
                    @Override
                    public void moved(long count) {}

                    @Override
                    public boolean mayContinue() {
                        account.fault(
                                "{'endpoint':'oss-part','times':1,'action':'reply','status':403,"
                                        + "'body':'<Error><Code>RequestTimeTooSkewed</Code></Error>'}");
                        return true;
                    }
                };

        account.drive().upload(request(bytes(IN_PARTS), turning));

        assertThat(account.simulator.log().count("oss-initiate")).isEqualTo(1);
    }

    @Test
    void an_upload_that_nobody_went_on_with_is_aborted_by_a_later_one_of_another_file()
            throws Exception {
        AtomicInteger asked = new AtomicInteger();
        catchThrowableOfType(
                DriveException.class,
                () -> account.drive().upload(request(bytes(IN_PARTS), stopAfter(asked, 3))));
        account.time.pass(Duration.ofDays(8));

        upload("other.bin", bytes(SMALL));

        assertThat(account.simulator.log().count("oss-abort")).isEqualTo(1);
        assertThat(account.sessions.all("main")).isEmpty();
    }

    @Test
    void the_longest_pause_counts_from_the_last_part_and_not_from_the_beginning() throws Exception {
        byte[] bytes = bytes(IN_PARTS);
        for (int parts = 1; parts <= 2; parts++) {
            AtomicInteger asked = new AtomicInteger();
            int most = parts == 1 ? 2 : 1;
            catchThrowableOfType(
                    DriveException.class,
                    () -> account.drive().upload(request(bytes, stopAfter(asked, most))));
            account.time.pass(Duration.ofDays(6));
        }

        account.drive().upload(request(bytes, TransferWatch.NONE));

        assertThat(account.simulator.log().count("oss-abort")).isZero();
        assertThat(account.simulator.log().count("oss-part")).isEqualTo(4);
    }

    @Test
    void hc_157_a_file_that_changes_while_it_is_sent_never_appears() throws Exception {
        for (int size : new int[] {300_000, 90_000}) {
            byte[] bytes = bytes(size);
            BytesSource source = BytesSource.of(folder, bytes);
            AtomicInteger asked = new AtomicInteger();
            UploadRequest request =
                    new UploadRequest(
                            "k",
                            top,
                            "a.bin",
                            BytesSource.content(bytes),
                            changingAtSecondLook(source, asked),
                            TransferWatch.NONE);

            DriveException failure =
                    catchThrowableOfType(
                            DriveException.class, () -> account.drive().upload(request));

            assertThat(failure.word()).isEqualTo(Cause.FILE_BUSY);
            assertThat(account.sessions.all("main")).isEmpty();
            assertThat(account.shown()).containsExactly("/top/");
        }
    }

    @Test
    void a_callback_that_says_no_once_is_tried_once_more() throws Exception {
        account.fault(
                "{'endpoint':'oss-put','times':1,'action':'effect','effect':'callback-refuse'}");

        upload("a.bin", bytes(SMALL));

        assertThat(account.shown()).hasSize(2);
    }

    @Test
    void a_callback_that_always_says_no_is_an_error() throws Exception {
        account.simulator.switches().set("upload.callback", "refuse");
        account.simulator.switches().set("upload.rapid", "false");

        DriveException failure =
                catchThrowableOfType(DriveException.class, () -> upload("a.bin", bytes(SMALL)));

        assertThat(failure).isInstanceOf(DriveException.Transient.class);
        assertThat(account.shown()).containsExactly("/top/");
    }

    @Test
    void a_lost_callback_is_recognised_by_looking() throws Exception {
        account.simulator.switches().set("upload.callback", "lost");

        UploadReceipt receipt = upload("a.bin", bytes(SMALL));

        assertThat(receipt.way()).isEqualTo(UploadReceipt.Way.FOUND);
        assertThat(account.shown()).hasSize(2);
    }

    @Test
    void hc_283_a_rapid_upload_without_content_is_no_success() {
        byte[] bytes = bytes(SMALL);
        account.file("/other/a", "x");
        account.simulator.switches().set("upload.rapid-hollow", "true");

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class,
                        () -> {
                            account.other().file("/other/same.bin", bytes);
                            upload("a.bin", bytes);
                        });

        assertThat(failure).isInstanceOf(DriveException.Mismatch.class);
        assertThat(account.shown()).filteredOn(path -> path.startsWith("/top/")).hasSize(1);
    }

    @Test
    void a_proof_is_given_as_often_as_it_is_asked_for() throws Exception {
        byte[] bytes = bytes(SMALL);
        account.simulator.switches().set("upload.sign-from", "1");
        account.other().file("/other/same.bin", bytes);

        UploadReceipt receipt = upload("a.bin", bytes);

        assertThat(receipt.way()).isEqualTo(UploadReceipt.Way.RAPID);
        assertThat(account.simulator.log().count("init")).isEqualTo(2);
    }

    @Test
    void hc_295_a_full_drive_is_told_as_such() {
        account.simulator.putUser(
                new Account.Profile(Simulator.USER, "caravan", Membership.YEARLY, 10));

        assertThat(catchThrowableOfType(DriveException.class, () -> upload("a", bytes(SMALL))))
                .isInstanceOf(DriveException.Full.class);
    }

    @Test
    void a_poisoned_name_is_that_files_problem_only() throws Exception {
        DriveException failure =
                catchThrowableOfType(
                        DriveException.class, () -> upload("Go To Sleep(x).flac", bytes(10)));
        upload("fine.flac", bytes(11));

        assertThat(failure.word()).isEqualTo(Cause.BLOCKED_NAME);
        assertThat(account.shown()).hasSize(2);
    }

    @Test
    void several_poisoned_names_in_a_row_let_the_account_rest() {
        DriveException last = null;
        for (int i = 0; i < 3; i++) {
            String name = "Sleep(" + i + ").flac";
            last = catchThrowableOfType(DriveException.class, () -> upload(name, bytes(10)));
        }

        assertThat(last).isInstanceOf(DriveException.Throttled.class);
    }

    private UploadReceipt upload(String name, byte[] bytes) throws Exception {
        return account.drive()
                .upload(
                        new UploadRequest(
                                name,
                                top,
                                name,
                                BytesSource.content(bytes),
                                BytesSource.of(folder, bytes),
                                TransferWatch.NONE));
    }

    private UploadRequest request(byte[] bytes, TransferWatch watch) throws IOException {
        return new UploadRequest(
                "k",
                top,
                "a.bin",
                BytesSource.content(bytes),
                BytesSource.of(folder, bytes),
                watch);
    }

    /** Unchanged when it is asked for the first time, before anything is sent. */
    private static UploadSource changingAtSecondLook(BytesSource source, AtomicInteger asked) {
        return new UploadSource() {
            @Override
            public long size() {
                return source.size();
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                return source.open();
            }

            @Override
            public boolean unchanged() {
                return asked.incrementAndGet() == 1;
            }
        };
    }

    private static TransferWatch stopAfter(AtomicInteger asked, int times) {
        return new TransferWatch() {
            @Override
            public void moved(long count) {}

            @Override
            public boolean mayContinue() {
                return asked.incrementAndGet() <= times;
            }
        };
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String sha1(byte[] bytes) {
        return BytesSource.content(bytes).sha1().toString();
    }
}
