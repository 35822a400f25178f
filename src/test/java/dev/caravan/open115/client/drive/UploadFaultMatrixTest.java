package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.BytesSource;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.TransferWatch;
import dev.caravan.drive.UploadRequest;
import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault at every step of an upload: afterwards there is one right file and nothing else. */
class UploadFaultMatrixTest {

    private static final int SMALL = 50_000;
    private static final int IN_PARTS = 350_000;

    /** What any server, or the line to it, does now and then. */
    private static final List<String> OF_ANY_SERVER =
            List.of(
                    "'action':'drop-before'",
                    "'action':'drop-after'",
                    "'action':'reset-after'",
                    "'action':'reply','status':500,'body':'oops'",
                    "'action':'reply-after','status':502,'body':'<html>Bad Gateway</html>'",
                    "'action':'reply','status':200,'body':'<html>login</html>'",
                    "'action':'reply-after','status':200,'body':''",
                    "'action':'truncate','bytes':9");

    private static final List<String> OF_115 =
            List.of(
                    "'action':'throttle','shape':'swapped'",
                    "'action':'throttle','shape':'code-406'",
                    "'action':'throttle','shape':'code-770004'",
                    "'action':'throttle','shape':'verify-911'",
                    "'action':'throttle','shape':'firewall-405'",
                    "'action':'throttle','shape':'status-429'",
                    "'action':'expire-token'",
                    "'action':'reply','body':{'state':false,'code':990009,'message':'busy'}",
                    "'action':'reply','body':{'state':false,'code':0,'message':'','data':[]}");

    private static final List<String> OF_THE_STORAGE =
            List.of(
                    refusal(403, "SecurityTokenExpired"),
                    refusal(403, "InvalidAccessKeyId"),
                    refusal(403, "InvalidSecurityToken"),
                    refusal(404, "NoSuchUpload"),
                    refusal(409, "PartAlreadyExist"),
                    refusal(503, "SlowDown"),
                    refusal(400, "RequestTimeout"));

    private static final String WRONG_ETAG =
            "'action':'reply-after','status':200,"
                    + "'headers':{'ETag':'\\\"00000000000000000000000000000000\\\"'}";

    private static final Set<String> OF_CALLBACK =
            Set.of("callback-refuse", "callback-lost", "callback-failed");

    @TempDir private Path folder;
    private SimulatedAccount account;
    private RemoteId top;
    private int tries;

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
        List<Arguments> all = new ArrayList<>();
        for (String step : List.of("init", "get_token")) {
            add(all, step, 1, SMALL, OF_ANY_SERVER, OF_115);
        }
        add(all, "oss-put", 1, SMALL, OF_ANY_SERVER, OF_THE_STORAGE, effects());
        for (String step : List.of("oss-initiate", "oss-complete")) {
            add(all, step, 1, IN_PARTS, OF_ANY_SERVER, OF_THE_STORAGE);
        }
        add(all, "oss-complete", 1, IN_PARTS, effects());
        add(all, "oss-part", 1, IN_PARTS, OF_ANY_SERVER, OF_THE_STORAGE, List.of(WRONG_ETAG));
        add(all, "oss-part", 4, IN_PARTS, OF_ANY_SERVER, OF_THE_STORAGE, List.of(WRONG_ETAG));
        return all.stream();
    }

    @SafeVarargs
    private static void add(
            List<Arguments> all, String step, int nth, int size, List<String>... faults) {
        Stream.of(faults)
                .flatMap(List::stream)
                .forEach(fault -> all.add(Arguments.of(step, nth, fault, size)));
    }

    private static List<String> effects() {
        return OF_CALLBACK.stream()
                .sorted()
                .map(effect -> "'action':'effect','effect':'" + effect + "'")
                .toList();
    }

    private static String refusal(int status, String code) {
        return "'action':'reply','status':%d,'type':'application/xml','body':'<Error><Code>%s</Code></Error>'"
                .formatted(status, code);
    }

    @ParameterizedTest(name = "{0} #{1}: {2}")
    @MethodSource("faults")
    void one_fault_leaves_one_right_file(String step, int nth, String fault, int size)
            throws Exception {
        account.fault("{'endpoint':'%s','from':%d,'times':1,%s}".formatted(step, nth, fault));

        uploadInAtMost(2, bytes(size));

        assertThatOnlyTheFileIsThere(bytes(size));
        if (!(step.equals("oss-initiate") && isOfLostAnswer(fault))) {
            assertThat(account.simulator.openUploads()).as("begun and never ended").isZero();
        }
    }

    static Stream<Arguments> faultsOfProofs() {
        List<Arguments> all = new ArrayList<>();
        add(all, "init", 2, SMALL, OF_ANY_SERVER, OF_115);
        add(all, "info", 1, SMALL, OF_ANY_SERVER, OF_115);
        return all.stream();
    }

    @ParameterizedTest(name = "{0} #{1}: {2}")
    @MethodSource("faultsOfProofs")
    void one_fault_around_a_rapid_upload_leaves_one_right_file(
            String step, int nth, String fault, int size) throws Exception {
        account.simulator.switches().set("upload.sign-from", "1");
        account.other().file("/other/same.bin", bytes(size));
        account.fault("{'endpoint':'%s','from':%d,'times':1,%s}".formatted(step, nth, fault));

        uploadInAtMost(2, bytes(size));

        assertThatOnlyTheFileIsThere(bytes(size));
        assertThat(account.simulator.log().count("oss-put")).as("115 had it").isZero();
    }

    static Stream<Arguments> faultsOfGoingOn() {
        List<Arguments> all = new ArrayList<>();
        add(all, "resume", 1, IN_PARTS, OF_ANY_SERVER, OF_115);
        add(all, "oss-list-parts", 1, IN_PARTS, OF_ANY_SERVER, OF_THE_STORAGE);
        return all.stream();
    }

    @ParameterizedTest(name = "{0} #{1}: {2}")
    @MethodSource("faultsOfGoingOn")
    void one_fault_while_an_upload_is_taken_up_again_leaves_one_right_file(
            String step, int nth, String fault, int size) throws Exception {
        account.fault("{'endpoint':'oss-part','from':3,'action':'drop-before'}");
        assertThat(failure(bytes(size))).get().isInstanceOf(DriveException.Transient.class);
        account.simulator.faults().clear();
        account.fault("{'endpoint':'%s','from':%d,'times':1,%s}".formatted(step, nth, fault));

        uploadInAtMost(2, bytes(size));

        assertThatOnlyTheFileIsThere(bytes(size));
        assertThat(account.simulator.openUploads()).as("begun and never ended").isZero();
    }

    static Stream<Arguments> faultsOfLooks() {
        List<Arguments> all = new ArrayList<>();
        add(all, "files", 1, SMALL, OF_ANY_SERVER, OF_115);
        return all.stream();
    }

    @ParameterizedTest(name = "{0} #{1}: {2}")
    @MethodSource("faultsOfLooks")
    void one_fault_while_an_unconfirmed_upload_is_looked_for_leaves_one_right_file(
            String step, int nth, String fault, int size) throws Exception {
        account.fault("{'endpoint':'oss-put','times':1,'action':'drop-after'}");
        account.fault("{'endpoint':'%s','from':%d,'times':1,%s}".formatted(step, nth, fault));

        uploadInAtMost(2, bytes(size));

        assertThatOnlyTheFileIsThere(bytes(size));
    }

    /** A lost answer to the first request took the id of the upload with it. */
    private static boolean isOfLostAnswer(String fault) {
        return Stream.of("-after", "truncate").anyMatch(fault::contains);
    }

    private void assertThatOnlyTheFileIsThere(byte[] bytes) {
        String sha1 = BytesSource.content(bytes).sha1().toString();
        assertThat(account.shown())
                .filteredOn(item -> !item.startsWith("/other"))
                .containsExactly("/top/", "/top/a.bin=" + sha1);
        assertThat(account.sessions.all("main")).isEmpty();
    }

    /** Each try is one of another pass, an hour later and in another process. */
    private void uploadInAtMost(int passes, byte[] bytes) throws IOException {
        List<DriveException> failures = new ArrayList<>();
        while (failures.size() < passes) {
            Optional<DriveException> failure = failure(bytes);
            if (failure.isEmpty()) {
                return;
            }
            failures.add(failure.get());
            account.time.pass(Duration.ofHours(1));
        }
        throw new AssertionError("did not get there", failures.get(failures.size() - 1));
    }

    private Optional<DriveException> failure(byte[] bytes) throws IOException {
        try (Open115Drive drive = account.open(SimulatedAccount.QUICK)) {
            if (tries++ > 0 && isListed(drive, BytesSource.content(bytes))) {
                // a pass adopts what it sees
                return Optional.empty();
            }
            drive.upload(
                    new UploadRequest(
                            "k",
                            top,
                            "a.bin",
                            BytesSource.content(bytes),
                            BytesSource.of(folder, bytes),
                            TransferWatch.NONE));
            return Optional.empty();
        } catch (DriveException e) {
            return Optional.of(e);
        }
    }

    private boolean isListed(Open115Drive drive, Content content) throws DriveException {
        List<RemoteItem> listed = new ArrayList<>();
        drive.children(top).into(listed::add);
        return listed.stream().anyMatch(item -> item.content().equals(Optional.of(content)));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
